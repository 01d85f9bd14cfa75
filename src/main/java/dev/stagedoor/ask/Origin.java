package dev.stagedoor.ask;

import org.jspecify.annotations.Nullable;

/**
 * Request that an ask comes from.
 *
 * @param traceparent the {@code traceparent} (W3C Trace Context) of the ask, or of the caller if there is no tracer; null if there
 *     is neither
 * @param caller the name of the authenticated caller; null if nobody authenticated it
 * @param cause the request's key; null if it has none
 */
public record Origin(
        @Nullable String traceparent,
        @Nullable String caller,
        @Nullable Cause cause) {

    /** Request without a trace, a known caller or a key. */
    public static final Origin PLAIN = new Origin(null, null, null);

    /** Returns the request with another trace context. */
    public Origin traced(String traceparent) {
        return new Origin(traceparent, caller, cause);
    }

    /** Returns the request with a key. */
    public Origin with(Cause cause) {
        return new Origin(traceparent, caller, cause);
    }
}
