package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.model.Protocols;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stage with a span around each message. The span's parent is the trace context of the message, or else the current span
 * of the thread.
 *
 * @param onlyUntraced whether messages that have a trace context pass without a span
 */
record TracedStage(Stage stage, Tracer tracer, Protocols protocols, boolean onlyUntraced) implements Stage {

    private static final String ABANDONED = "abandoned";
    private static final String REFUSED = "refused";

    @Override
    public CompletableFuture<Outcome> ask(Ask ask) {
        var message = ask.request().messageName();
        if (message == null || (onlyUntraced && ask.origin().traceparent() != null)) {
            return stage.ask(ask);
        }
        var span = begin(ask, message);
        var traceparent = TraceContexts.write(span.context());
        return traced(traceparent == null ? ask : ask.from(ask.origin().traced(traceparent)), message, span);
    }

    private Span begin(Ask ask, String message) {
        var builder = SpanAttributes.sending(
                tracer.spanBuilder(), ask.address().type(), message, ask.request() instanceof Request.Question);
        var parent = ask.origin().traceparent();
        return (parent == null ? builder : builder.setParent(TraceContexts.read(tracer, parent))).start();
    }

    /** Returns the future of the stage itself, so that cancelling it cancels the ask. */
    @SuppressWarnings("FutureReturnValueIgnored") // the port's futures do not fail
    private CompletableFuture<Outcome> traced(Ask ask, String message, Span span) {
        CompletableFuture<Outcome> asked;
        try {
            asked = stage.ask(ask);
        } catch (RuntimeException e) {
            span.end();
            throw e;
        }
        asked.whenComplete((outcome, cancelled) -> end(span, ask.address().type(), message, outcome));
        return asked;
    }

    private void end(Span span, String type, String message, @Nullable Outcome outcome) {
        if (outcome == null) {
            SpanAttributes.end(span, ABANDONED, Executed.UNKNOWN, null);
            return;
        }
        var name = isRefusal(type, message, outcome) ? REFUSED : SpanAttributes.name(outcome);
        SpanAttributes.end(span, name, outcome.executed(), outcome.wentWrong() ? name : null);
    }

    private boolean isRefusal(String type, String message, Outcome outcome) {
        return outcome instanceof Outcome.Replied(var reply)
                && protocols.operation(type, message).refusesBy(reply);
    }
}
