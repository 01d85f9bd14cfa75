package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Verdict on the health of an actor, from the outcome of an ask. */
enum Verdict {
    /** The actor answered. */
    HEALTHY,
    /** The actor failed while it handled the message. */
    FAILED,
    /** The actor began to handle the message, but did not reply within the default wait. */
    LATE,
    /** No verdict: the actor never began, its process ended, or the caller waited too short a time. */
    UNKNOWN;

    /** Allowance for the time between the start of the caller's wait and the permission of its ask. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    /**
     * Judges an outcome.
     *
     * @param outcome the outcome of the ask; null if it was not sent or the caller canceled it
     * @param nanos time since the ask was permitted, in nanoseconds
     */
    static Verdict of(Ask ask, @Nullable Outcome outcome, long nanos) {
        return switch (outcome) {
            case Outcome.Replied replied -> HEALTHY;
            case Outcome.Rejected rejected -> HEALTHY;
            case Outcome.Unhandled unhandled -> HEALTHY;
            case Outcome.Failed(var executed) -> executed == Executed.NO ? UNKNOWN : FAILED;
            case Outcome.DeadlineExceeded(var executed) ->
                executed == Executed.NO || !waitedLongEnough(ask, nanos) ? UNKNOWN : LATE;
            // The failure of a process says nothing about its actors.
            case Outcome.Unreachable unreachable -> UNKNOWN;
            case Outcome.OutOfSight outOfSight -> UNKNOWN;
            case Outcome.HostSilent silent -> UNKNOWN;
            // The journal has a breaker of its own, and the data of one actor says nothing about the others.
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

    /** Returns whether the actor had at least the service's default wait to reply. */
    static boolean waitedLongEnough(Ask ask, long nanos) {
        return nanos >= ask.defaultWait().minus(TOLERANCE).toNanos();
    }
}
