package dev.stagedoor.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Outcome of an ask. Every ask has exactly one. */
public sealed interface Outcome {

    /** Returns what the outcome says about the health of the actor, which circuit breakers count; mostly nothing. */
    default Verdict verdict() {
        return Verdict.UNKNOWN;
    }

    /**
     * Returns whether the outcome leaves open whether the request took effect, and nothing more can be heard of it; the
     * journal knows, if the actor persists.
     */
    default boolean leavesEffectOpen() {
        return false;
    }

    /** Returns whether the actor handled the message. */
    default Executed executed() {
        return switch (this) {
            case Replied replied -> Executed.YES;
            case Started started -> Executed.YES;
            case Stopped stopped -> Executed.YES;
            case Erased erased -> Executed.YES;
            case Rejected rejected -> Executed.YES;
            case Told told -> Executed.UNKNOWN;
            case Unrepeatable unrepeatable -> Executed.UNKNOWN;
            case Unreachable unreachable -> Executed.UNKNOWN;
            case HostSilent silent -> Executed.UNKNOWN;
            case Unhandled unhandled -> Executed.NO;
            case Overloaded overloaded -> Executed.NO;
            case CircuitOpen open -> Executed.NO;
            case NotReady notReady -> Executed.NO;
            case InvalidId invalid -> Executed.NO;
            case JournalMissing missing -> Executed.NO;
            case Unrecoverable unrecoverable -> Executed.NO;
            case Unpersistable unpersistable -> Executed.NO;
            case OutOfSight outOfSight -> Executed.NO;
            case Failed failed -> failed.executed();
            case JournalFailed failed -> failed.executed();
            case DeadlineExceeded late -> late.executed();
        };
    }

    /** Returns whether something went wrong for which neither the actor nor the caller decided. */
    default boolean wentWrong() {
        return switch (this) {
            case Replied replied -> false;
            case Told told -> false;
            case Started started -> false;
            case Stopped stopped -> false;
            case Erased erased -> false;
            case Rejected rejected -> false;
            case Unhandled unhandled -> false;
            case InvalidId invalid -> false;
            case Overloaded overloaded -> true;
            case CircuitOpen open -> true;
            case NotReady notReady -> true;
            case JournalMissing missing -> true;
            case Unrecoverable unrecoverable -> true;
            case Unpersistable unpersistable -> true;
            case OutOfSight outOfSight -> true;
            case Unrepeatable unrepeatable -> true;
            case Unreachable unreachable -> true;
            case HostSilent silent -> true;
            case Failed failed -> true;
            case JournalFailed failed -> true;
            case DeadlineExceeded late -> true;
        };
    }

    /**
     * The actor replied.
     *
     * @param reply the reply as the actor sent it, or the value of a successful {@code StatusReply}
     */
    record Replied(Object reply) implements Outcome {

        @Override
        public Verdict verdict() {
            return Verdict.HEALTHY;
        }
    }

    /** The tell was handed over for delivery; no reply follows. */
    record Told() implements Outcome {}

    /** The actor is running, as {@link Request.Start} asked. */
    record Started() implements Outcome {}

    /** The actor has stopped, as {@link Request.Stop} asked. */
    record Stopped() implements Outcome {}

    /**
     * The actor has stopped, as {@link Request.Erase} asked.
     *
     * @param found whether the actor had persisted anything
     */
    record Erased(boolean found) implements Outcome {}

    /**
     * The actor refused with an unsuccessful {@code StatusReply}.
     *
     * @param reason the error message of the {@code StatusReply}
     */
    record Rejected(String reason) implements Outcome {

        @Override
        public Verdict verdict() {
            return Verdict.HEALTHY;
        }
    }

    /** The actor does not handle this message in its present state, and did nothing. */
    record Unhandled() implements Outcome {

        @Override
        public Verdict verdict() {
            return Verdict.HEALTHY;
        }
    }

    /**
     * A limit is reached; the actor did not get the message.
     *
     * @param limit the limit that is reached
     */
    record Overloaded(Limit limit) implements Outcome {}

    /** What is limited. */
    enum Limit {
        /** Asks in flight to all actors of the type. */
        TYPE,
        /** Asks in flight to this actor. */
        ACTOR,
        /** Asks in flight from this caller to actors of the type. */
        CALLER,
        /** Messages that wait until the actor's host can be reached again. */
        SILENT_HOST,
        /** Actors in memory of the process that would host the actor. */
        ACTORS_IN_MEMORY
    }

    /**
     * A circuit breaker is open; the ask was not sent.
     *
     * @param scope which breaker it is
     * @param remaining how long the breaker stays open; null if an operator forced it open, until an operator closes it
     */
    record CircuitOpen(Scope scope, @Nullable Duration remaining) implements Outcome {}

    /** What a circuit breaker covers. */
    enum Scope {
        /** One actor. */
        ACTOR,
        /** All actors of the type. */
        TYPE
    }

    /** The actor system is starting or stopping; the ask was not sent. */
    record NotReady() implements Outcome {}

    /**
     * The actor failed while it handled this message, or stopped before it began.
     *
     * @param executed {@link Executed#UNKNOWN} if the actor failed while it handled the message, {@link Executed#NO} if
     *     it never began
     */
    record Failed(Executed executed) implements Outcome {

        @Override
        public Verdict verdict() {
            return executed == Executed.NO ? Verdict.UNKNOWN : Verdict.FAILED;
        }
    }

    /**
     * No actor of the type can have this id.
     *
     * @param reason a sentence that says why
     */
    record InvalidId(String reason) implements Outcome {}

    /**
     * The journal failed while the actor persisted, or while it recovered.
     *
     * @param executed {@link Executed#NO} if nothing was persisted, {@link Executed#UNKNOWN} if something may have been
     */
    record JournalFailed(Executed executed) implements Outcome {

        @Override
        public boolean leavesEffectOpen() {
            return executed == Executed.UNKNOWN;
        }
    }

    /** The actor is persistent, but the service has no journal, so the actor cannot start. */
    record JournalMissing() implements Outcome {}

    /** The actor cannot recover, because what it persisted cannot be read. */
    record Unrecoverable() implements Outcome {}

    /**
     * The event or state that the actor wanted to persist cannot be serialized, or could not be read again; nothing was
     * persisted.
     *
     * @param reason a sentence that names the type and the component that could not be read again; null if the reason is
     *     another
     */
    record Unpersistable(@Nullable String reason) implements Outcome {}

    /**
     * The request may have taken effect before, and the actor does not persist by the journal, so nobody knows whether it
     * did; the actor did not get the message again.
     */
    record Unrepeatable() implements Outcome {}

    /** The process that hosted the actor ended while the ask was in flight. */
    record Unreachable() implements Outcome {

        @Override
        public boolean leavesEffectOpen() {
            return true;
        }
    }

    /**
     * The actor cannot be reached before the deadline, because its host is out of reach; the ask was not sent.
     *
     * @param remaining estimated time until the actor can be reached again
     */
    record OutOfSight(Duration remaining) implements Outcome {}

    /** The deadline passed, and the process that hosts the actor did not report an outcome. */
    record HostSilent() implements Outcome {

        @Override
        public boolean leavesEffectOpen() {
            return true;
        }
    }

    /**
     * The deadline passed without a reply.
     *
     * @param executed {@link Executed#NO} if the message was still waiting and was dropped, else {@link
     *     Executed#UNKNOWN}
     */
    record DeadlineExceeded(Executed executed) implements Outcome {

        @Override
        public Verdict verdict() {
            return executed == Executed.NO ? Verdict.UNKNOWN : Verdict.LATE;
        }
    }
}
