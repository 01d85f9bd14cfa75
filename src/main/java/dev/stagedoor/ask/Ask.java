package dev.stagedoor.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to one actor.
 *
 * @param address the actor that receives the request
 * @param request the request
 * @param deadline when the caller stops waiting; a {@link Request.Tell} is delivered even after it
 * @param defaultWait how long a healthy actor may take to reply; the caller may wait for less or more
 * @param caller the caller's name, by which its asks are counted together; null if the caller is unknown
 * @param origin the request that the ask comes from
 */
public record Ask(
        Address address,
        Request request,
        Deadline deadline,
        Duration defaultWait,
        @Nullable String caller,
        Origin origin) {

    /** Returns the ask with another origin. */
    public Ask from(Origin other) {
        return new Ask(address, request, deadline, defaultWait, caller, other);
    }
}
