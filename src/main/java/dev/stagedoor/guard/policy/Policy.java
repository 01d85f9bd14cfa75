package dev.stagedoor.guard.policy;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import org.jspecify.annotations.Nullable;

/** Policy that permits or refuses asks, such as a breaker or a bulkhead. Safe for use by any thread. */
@FunctionalInterface
public interface Policy {

    /** Permits or refuses the ask. Never blocks. */
    Decision decide(Ask ask);

    /** Decision of one policy about an ask. */
    sealed interface Decision permits Permit, Refusal {}

    /** Permits the ask. Its holder must settle it exactly once. */
    non-sealed interface Permit extends Decision {

        /**
         * Gives the permit back.
         *
         * @param outcome the outcome of the ask; null if it was not sent or the caller canceled it
         * @param nanos time since the ask was permitted, in nanoseconds
         */
        void settle(Ask ask, @Nullable Outcome outcome, long nanos);
    }

    /**
     * Refuses the ask.
     *
     * @param outcome the outcome that the caller gets
     */
    record Refusal(Outcome outcome) implements Decision {}
}
