package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an outcome says of the health of the actor that was asked. */
enum Verdict {
    /** The actor answered. */
    HEALTHY,
    /** The actor threw while it handled the message. */
    FAILED,
    /** The actor began to handle the message, and did not reply though it had the time. */
    LATE,
    /** Nothing: the actor never began, its process ended, or the caller did not wait for long enough. */
    UNKNOWN;

    /** What passes between the moment when a caller begins to wait and the one when its ask is permitted. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    /**
     * Judges an outcome.
     *
     * @param outcome what came of the ask; null if it was not sent, or the caller went away
     * @param nanos how long that took, in nanoseconds
     */
    static Verdict of(Ask ask, @Nullable Outcome outcome, long nanos) {
        return switch (outcome) {
            case Outcome.Replied replied -> HEALTHY;
            case Outcome.Rejected rejected -> HEALTHY;
            case Outcome.Unhandled unhandled -> HEALTHY;
            case Outcome.Failed(var executed) -> executed == Executed.NO ? UNKNOWN : FAILED;
            case Outcome.DeadlineExceeded(var executed) ->
                executed == Executed.NO || !waitedLongEnough(ask, nanos) ? UNKNOWN : LATE;
            // The end or the silence of a process says nothing of its actors.
            case Outcome.Unreachable unreachable -> UNKNOWN;
            case Outcome.OutOfSight outOfSight -> UNKNOWN;
            case Outcome.HostSilent silent -> UNKNOWN;
            // The journal has a breaker of its own, and what one actor persisted says nothing of others.
            case Outcome.JournalFailed failed -> UNKNOWN;
            case Outcome.JournalMissing missing -> UNKNOWN;
            case Outcome.Unrecoverable unrecoverable -> UNKNOWN;
            case Outcome.Unpersistable unpersistable -> UNKNOWN;
            case Outcome.InvalidId invalid -> UNKNOWN;
            case Outcome.Told told -> UNKNOWN;
            case Outcome.Started started -> UNKNOWN;
            case Outcome.Stopped stopped -> UNKNOWN;
            case Outcome.Erased erased -> UNKNOWN;
            case Outcome.Overloaded overloaded -> UNKNOWN;
            case Outcome.CircuitOpen open -> UNKNOWN;
            case Outcome.NotReady notReady -> UNKNOWN;
            case null -> UNKNOWN;
        };
    }

    /** Whether the actor had at least the service's default wait to reply. */
    static boolean waitedLongEnough(Ask ask, long nanos) {
        return nanos >= ask.defaultWait().minus(TOLERANCE).toNanos();
    }
}
