package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.tracing.TracedRequest;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * Span of a request that no observation of Spring covers.
 *
 * @param traceparent its context; null if it belongs to no trace
 */
record MicrometerRequest(Span span, @Nullable String traceparent) implements TracedRequest {

    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public void answered(int status) {
        span.tag(RequestAttributes.STATUS, status);
        if (status >= FIRST_SERVER_ERROR) {
            SpanAttributes.fail(span, Integer.toString(status));
        }
        span.end();
    }

    @Override
    public void disconnected() {
        span.end();
    }
}
