package dev.stagedoor.ask;

import org.jspecify.annotations.Nullable;

/**
 * Request that an ask comes from.
 *
 * @param traceparent the caller's {@code traceparent} (W3C Trace Context); null if it sent none
 * @param caller the name of the authenticated caller; null if nobody authenticated it
 * @param cause the request's key; null if it has none
 */
public record Origin(
        @Nullable String traceparent,
        @Nullable String caller,
        @Nullable Cause cause) {

    /** Request without a trace, a known caller or a key. */
    public static final Origin PLAIN = new Origin(null, null, null);

    /** Returns the request with a key. */
    public Origin with(Cause cause) {
        return new Origin(traceparent, caller, cause);
    }
}
