package dev.stagedoor.system.envelope;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Envelope of a request on its way to an actor. When it is sent to another process, the envelope made there decides from
 * then on whether the message is handled. Safe for use by any thread.
 */
public sealed interface Envelope permits OneWay, PendingAsk {

    /** Returns the name of the actor's type. */
    String type();

    Request request();

    Deadline deadline();

    /** Returns the request that the message comes from. */
    Origin origin();

    /** Returns the reference that the actor replies to. */
    ActorRef<Object> replyTo();

    /** Returns the reference that another process sends the outcome to. */
    default ActorRef<Object> answerTo() {
        return replyTo();
    }

    /**
     * Claims the message for the actor. Returns false if the message was given up, sent or begun before, or if the
     * asker no longer waits; the actor must not see it then.
     */
    boolean begin();

    /** Returns the progress of the message towards its actor. */
    Progress progress();

    /**
     * Leaves the decision to the process that this is sent to. Returns false if the message was given up, sent or begun
     * before.
     */
    default boolean send() {
        return progress().send();
    }

    /** Gives the message up. Returns true if this call did that, and none before. */
    default boolean discard() {
        return progress().discard();
    }

    /** Returns whether nobody in this process waits for an answer any more. */
    boolean answered();

    /** Runs the action, on any thread, once nobody in this process waits for an answer any more. */
    void whenAnswered(Runnable action);

    /** Answers the asker in place of the actor. */
    void answer(Outcome outcome);

    /** Returns whether the asker waits only for the actor to stop. */
    default boolean asksToStop() {
        return switch (request()) {
            case Request.Stop stop -> true;
            case Request.Erase erase -> true;
            case Request.Question question -> false;
            case Request.Tell tell -> false;
            case Request.Start start -> false;
        };
    }
}
