package dev.stagedoor.inspect;

import java.util.List;

/**
 * Actors in the memory of all processes.
 *
 * @param actors the actors that the query asked for, in its order, each once
 * @param silent the processes that did not answer in time, so that actors may be missing
 */
public record ActorsInMemory(List<ActorInMemory> actors, List<String> silent) {

    /** Copies the lists. */
    public ActorsInMemory {
        actors = List.copyOf(actors);
        silent = List.copyOf(silent);
    }
}
