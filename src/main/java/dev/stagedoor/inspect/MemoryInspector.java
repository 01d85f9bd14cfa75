package dev.stagedoor.inspect;

import java.util.concurrent.CompletableFuture;

/** Lists actors in memory, in whichever process they live. It sends them no message. Safe for use by any thread. */
@FunctionalInterface
public interface MemoryInspector {

    /** Returns the actors in memory. The future never fails: it names the processes that did not answer. */
    CompletableFuture<ActorsInMemory> find(ActorQuery query);
}
