package dev.stagedoor.guard;

import java.util.List;

/**
 * The actors of a type that are shut off, each by itself.
 *
 * @param count how many there are
 * @param actors the last of them to be shut off, newest first; a hundred at most
 */
public record ShutOffActors(int count, List<ShutOffActor> actors) {

    /** Copies the list. */
    public ShutOffActors {
        actors = List.copyOf(actors);
    }
}
