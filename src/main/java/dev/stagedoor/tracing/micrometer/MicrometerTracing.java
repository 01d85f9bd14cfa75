package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.tracing.TracedHandling;
import dev.stagedoor.tracing.TracedRequest;
import dev.stagedoor.tracing.Tracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tracing by Micrometer's tracer.
 *
 * @param propagator reads the trace contexts of requests, in the forms that the application is set to read
 */
record MicrometerTracing(Tracer tracer, Propagator propagator, Protocols protocols) implements Tracing {

    @Override
    public <H> TracedRequest request(
            String method, String route, H headers, BiFunction<H, String, @Nullable String> header) {
        var span = RequestAttributes.describe(
                        propagator.extract(headers, (all, name) -> all == null ? null : header.apply(all, name)),
                        method,
                        route)
                .start();
        return new MicrometerRequest(span, TraceContexts.write(span.context()));
    }

    @Override
    public Stage around(Stage stage) {
        return new TracedStage(stage, tracer, protocols, false);
    }

    @Override
    public Stage continuing(Stage stage) {
        return new TracedStage(stage, tracer, protocols, true);
    }

    @Override
    public TracedHandling handling(String type, Request request, Origin origin) {
        var message = request.messageName();
        if (message == null) {
            return TracedHandling.NONE;
        }
        var builder = SpanAttributes.handling(tracer.spanBuilder(), type, message, request instanceof Request.Question);
        var parent = origin.traceparent();
        var span = (parent == null ? builder.setNoParent() : builder.setParent(TraceContexts.read(tracer, parent)))
                .start();
        return new MicrometerHandling(tracer, span);
    }
}
