package dev.stagedoor.guard.breaker;

import java.util.List;

/**
 * Actors of a type that are shut off by their own breakers.
 *
 * @param count how many actors are shut off
 * @param actors the actors that were shut off last, newest first; at most 100
 */
public record ShutOffActors(int count, List<ShutOffActor> actors) {

    /** Copies the list. */
    public ShutOffActors {
        actors = List.copyOf(actors);
    }
}
