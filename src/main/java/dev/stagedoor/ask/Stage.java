package dev.stagedoor.ask;

import java.util.concurrent.CompletableFuture;

/** The port that answers asks. */
@FunctionalInterface
public interface Stage {

    /**
     * Asks an actor, without blocking. Safe for use by any thread.
     *
     * <p>The future completes with exactly one outcome, by the ask's deadline plus the timer's precision at the latest,
     * and never exceptionally. A caller that no longer waits cancels it; what the actor has not begun by then, it never will.
     *
     * @throws IllegalArgumentException if there is no actor type of the address's name
     */
    CompletableFuture<Outcome> ask(Ask ask);
}
