package dev.stagedoor.tracing;

import org.jspecify.annotations.Nullable;

/** Span of a request. Ends once, by one of two methods. */
public interface TracedRequest {

    /** Request without a span. */
    TracedRequest NONE = new NoTracing.UntracedRequest();

    /** Returns the {@code traceparent} that what the request causes carries on; null if there is no span. */
    @Nullable
    String traceparent();

    /** Ends the span of a request that was answered. */
    void answered(int status);

    /** Ends the span of a request whose caller disconnected. */
    void disconnected();
}
