package dev.stagedoor.http.tracing;

import dev.stagedoor.http.request.Traceparent;
import dev.stagedoor.tracing.micrometer.TraceContexts;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Filter that tells callers of the spans of their requests, by the header {@code traceresponse}, and has asks carry the
 * spans on. It is the first filter, so that answers of the others have the header, too.
 */
final class TraceResponses implements WebFilter, Ordered {

    private static final String IS_REPLAYED = "Idempotency-Replayed";
    private static final String REPLAYED = "stagedoor.replayed";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var span = span(exchange);
        var traceparent = span == null ? null : TraceContexts.write(span.context());
        if (span == null || traceparent == null) {
            return chain.filter(exchange);
        }
        Traceparent.replace(exchange, traceparent);
        var headers = exchange.getResponse().getHeaders();
        exchange.getResponse().beforeCommit(() -> {
            headers.set(Traceparent.RESPONSE, traceparent);
            if (headers.containsHeader(IS_REPLAYED)) {
                span.tag(REPLAYED, true);
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    /** Returns the span of a request that Spring observes; null if it does not. */
    private static @Nullable Span span(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .orElse(null);
    }
}
