package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Judges the health of an actor by an ask. An actor is only late if it had the service's default wait to reply. */
final class AskVerdict {

    /** Allowance for the time between the start of the caller's wait and the permission of its ask. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private AskVerdict() {}

    /**
     * Judges an ask.
     *
     * @param outcome the outcome of the ask; null if it was not sent or the caller canceled it
     * @param nanos time since the ask was permitted, in nanoseconds
     */
    static Verdict of(Ask ask, @Nullable Outcome outcome, long nanos) {
        var verdict = outcome == null ? Verdict.UNKNOWN : outcome.verdict();
        return verdict == Verdict.LATE && !waitedLongEnough(ask, nanos) ? Verdict.UNKNOWN : verdict;
    }

    /** Returns whether the actor had at least the service's default wait to reply. */
    static boolean waitedLongEnough(Ask ask, long nanos) {
        return nanos >= ask.defaultWait().minus(TOLERANCE).toNanos();
    }
}
