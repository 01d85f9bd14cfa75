package dev.stagedoor.tracing;

import org.jspecify.annotations.Nullable;

/** Span of a request. Ends once, by one of two methods. */
public interface TracedRequest {

    /** Request without a span. */
    TracedRequest NONE = new TracedRequest() {

        @Override
        public @Nullable String traceparent() {
            return null;
        }

        @Override
        public void answered(int status) {
            // there is no span to end
        }

        @Override
        public void disconnected() {
            // there is no span to end
        }
    };

    /** Returns the {@code traceparent} that what the request causes carries on; null if there is no span. */
    @Nullable
    String traceparent();

    /** Ends the span of a request that was answered. */
    void answered(int status);

    /** Ends the span of a request whose caller disconnected. */
    void disconnected();
}
