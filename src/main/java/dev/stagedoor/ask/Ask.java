package dev.stagedoor.ask;

import org.jspecify.annotations.Nullable;

/**
 * One request to one actor.
 *
 * @param address the actor that is asked
 * @param request what it is asked
 * @param deadline when the asker stops waiting; a {@link Request.Tell} outlives it
 * @param traceparent the caller's trace context as of W3C Trace Context, if it sent one
 */
public record Ask(
        Address address,
        Request request,
        Deadline deadline,
        @Nullable String traceparent) {}
