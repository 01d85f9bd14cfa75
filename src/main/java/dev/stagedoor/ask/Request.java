package dev.stagedoor.ask;

import org.apache.pekko.actor.typed.ActorRef;

/** What can be asked of an actor. */
public sealed interface Request {

    /** A message of the actor's protocol that expects a reply. */
    non-sealed interface Question extends Request {

        /** The message, addressed so that its reply goes to the given reference. Free of side effects. */
        Object replyingTo(ActorRef<Object> replyTo);
    }

    /**
     * A message of the actor's protocol that nobody replies to.
     *
     * @param message an instance of the actor's message class
     */
    record Tell(Object message) implements Request {}

    /** Asks that the actor be running; the actor itself does not notice. */
    record Start() implements Request {}

    /** Asks the actor to stop, once it has handled what was sent to it before. */
    record Stop() implements Request {}
}
