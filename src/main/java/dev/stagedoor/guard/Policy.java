package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import org.jspecify.annotations.Nullable;

/** One condition for sending an ask, such as a closed breaker or a free place. Safe for use by any thread. */
@FunctionalInterface
interface Policy {

    /** Permits the ask, or refuses it. Never blocks. */
    Decision decide(Ask ask);

    /** Whether an ask may be sent, as far as one policy is concerned. */
    sealed interface Decision permits Permit, Refusal {}

    /** The ask may be sent. Whoever is given a permit settles it exactly once. */
    non-sealed interface Permit extends Decision {

        /**
         * Gives the permit back.
         *
         * @param outcome what came of the ask; null if it was not sent, or the caller went away
         * @param nanos how long that took, in nanoseconds
         */
        void settle(Ask ask, @Nullable Outcome outcome, long nanos);
    }

    /**
     * The ask must not be sent.
     *
     * @param outcome tells the caller why
     */
    record Refusal(Outcome outcome) implements Decision {}
}
