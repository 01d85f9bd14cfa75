package dev.stagedoor.ask;

import org.jspecify.annotations.Nullable;

/**
 * Request that an ask comes from.
 *
 * @param traceparent the caller's {@code traceparent} (W3C Trace Context); null if it sent none
 * @param cause the request's key; null if it has none
 */
public record Origin(@Nullable String traceparent, @Nullable Cause cause) {

    /** Request without a trace or a key. */
    public static final Origin PLAIN = new Origin(null, null);
}
