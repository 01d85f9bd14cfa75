package dev.stagedoor.system.wire;

import dev.stagedoor.inspect.ActorInMemory;
import java.util.List;

/**
 * Answer to an {@link ActorInquiry}.
 *
 * @param actors the actors, in the order of the query
 */
public record ActorReport(List<ActorInMemory> actors) {

    /** Copies the list. */
    public ActorReport {
        actors = List.copyOf(actors);
    }
}
