package dev.stagedoor.ask;

import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/** What can be asked of an actor. */
public sealed interface Request {

    /**
     * A message of the actor's protocol that expects a reply.
     *
     * @param message addresses the message to the one to reply to; free of side effects
     * @param source what the message was made of
     */
    record Question(Function<ActorRef<Object>, Object> message, Source source) implements Request {

        /** The message, addressed so that its reply goes to the given reference. */
        public Object replyingTo(ActorRef<Object> replyTo) {
            return message.apply(replyTo);
        }
    }

    /**
     * A message of the actor's protocol that nobody replies to.
     *
     * @param message an instance of the actor's message class
     * @param source what the message was made of
     */
    record Tell(Object message, Source source) implements Request {}

    /** Asks that the actor be running; the actor itself does not notice. */
    record Start() implements Request {}

    /** Asks the actor to stop, once it has handled what was sent to it before. */
    record Stop() implements Request {}

    /** Asks the actor to stop like {@link Stop}, and erases for good what it persisted. */
    record Erase() implements Request {}
}
