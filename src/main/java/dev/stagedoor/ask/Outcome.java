package dev.stagedoor.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an ask: exactly one of these, for every ask. */
public sealed interface Outcome {

    /**
     * The actor replied.
     *
     * @param reply the reply as the actor sent it; for a {@code StatusReply} that succeeded, its value
     */
    record Replied(Object reply) implements Outcome {}

    /** The message was handed over for delivery; nobody replies to it. */
    record Told() implements Outcome {}

    /** The actor is running, as {@link Request.Start} asked. */
    record Started() implements Outcome {}

    /** The actor has stopped, as {@link Request.Stop} asked. */
    record Stopped() implements Outcome {}

    /**
     * The actor has stopped, as {@link Request.Erase} asked.
     *
     * @param found whether it had persisted anything
     */
    record Erased(boolean found) implements Outcome {}

    /**
     * The actor refused with an unsuccessful {@code StatusReply}.
     *
     * @param reason the actor's words
     */
    record Rejected(String reason) implements Outcome {}

    /** The actor does not handle such a message in its present state, and did nothing. */
    record Unhandled() implements Outcome {}

    /**
     * A limit is reached; the ask was not sent.
     *
     * @param limit the limit
     */
    record Overloaded(Limit limit) implements Outcome {}

    /** What can be too much. */
    enum Limit {
        /** Asks in flight to all actors of the type. */
        TYPE,
        /** Asks in flight to this actor. */
        ACTOR,
        /** Asks in flight to actors of the type, of this caller. */
        CALLER,
        /** Messages that wait for the process that hosts the actor to be heard of again. */
        SILENT_HOST,
        /** Actors in the memory of the process that would host the actor. */
        ACTORS_IN_MEMORY
    }

    /**
     * A circuit breaker is open; the ask was not sent.
     *
     * @param scope whose breaker it is
     * @param remaining how long the breaker stays open; null if an operator opened it, and it stays open until an operator
     *     closes it
     */
    record CircuitOpen(Scope scope, @Nullable Duration remaining) implements Outcome {}

    /** Whose circuit breaker it is. */
    enum Scope {
        /** That of one actor. */
        ACTOR,
        /** That of all actors of the type. */
        TYPE
    }

    /** The actor system is starting or stopping; the ask was not sent. */
    record NotReady() implements Outcome {}

    /**
     * The actor failed while it handled this message, or stopped before it came to it.
     *
     * @param executed {@link Executed#UNKNOWN} if it failed while handling, {@link Executed#NO} if it never began
     */
    record Failed(Executed executed) implements Outcome {}

    /**
     * No actor of the type can have such an id.
     *
     * @param reason a sentence that says why
     */
    record InvalidId(String reason) implements Outcome {}

    /**
     * The journal did not take what the actor persisted, or could not be read when the actor was to come to life.
     *
     * @param executed {@link Executed#NO} if nothing was persisted, {@link Executed#UNKNOWN} if it may have been
     */
    record JournalFailed(Executed executed) implements Outcome {}

    /** The actor persists, but there is no journal to persist in, so it cannot come to life. */
    record JournalMissing() implements Outcome {}

    /** What the actor persisted cannot be read, so it cannot come to life. */
    record Unrecoverable() implements Outcome {}

    /** What the actor was to persist cannot be serialized, so nothing was persisted. */
    record Unpersistable() implements Outcome {}

    /** The process that hosted the actor ended with the ask in flight. */
    record Unreachable() implements Outcome {}

    /**
     * The process that hosts the actor is out of sight, and its actors will not be back by the deadline; the ask was not sent.
     *
     * @param remaining how long until they are back, as far as is known
     */
    record OutOfSight(Duration remaining) implements Outcome {}

    /** The deadline passed, and the process that hosts the actor did not say what became of the ask. */
    record HostSilent() implements Outcome {}

    /**
     * The deadline passed without a reply.
     *
     * @param executed {@link Executed#NO} if the message was still waiting and is dropped, else {@link Executed#UNKNOWN}
     */
    record DeadlineExceeded(Executed executed) implements Outcome {}
}
