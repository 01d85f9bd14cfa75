package dev.stagedoor.ask;

import java.util.concurrent.CompletableFuture;

/** Port through which asks reach actors. */
@FunctionalInterface
public interface Stage {

    /**
     * Asks an actor, without blocking. Safe for use by any thread.
     *
     * <p>The future completes with exactly one outcome, never exceptionally, and at the latest 200 ms after the ask's
     * deadline, plus the timer's precision. A caller that no longer waits cancels the future; if the actor has not
     * begun to handle the message by then, it never will.
     *
     * @throws IllegalArgumentException if the address names an unknown actor type
     */
    CompletableFuture<Outcome> ask(Ask ask);
}
