package dev.stagedoor.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to one actor.
 *
 * @param address the actor that is asked
 * @param request what it is asked
 * @param deadline when the caller stops waiting; a {@link Request.Tell} outlives it
 * @param defaultWait how long a healthy actor may take to reply; the caller may wait for less or more
 * @param caller names the caller, so that the asks of one caller can be counted together; null if the caller is not known
 * @param traceparent the caller's trace context as of W3C Trace Context, if it sent one
 */
public record Ask(
        Address address,
        Request request,
        Deadline deadline,
        Duration defaultWait,
        @Nullable String caller,
        @Nullable String traceparent) {}
