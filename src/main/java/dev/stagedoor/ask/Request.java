package dev.stagedoor.ask;

import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Request to an actor. */
public sealed interface Request {

    /** Returns the name of the message in its protocol; null if the actor receives none. */
    default @Nullable String messageName() {
        return switch (this) {
            case Question question -> question.source().message();
            case Tell tell -> tell.source().message();
            case Start start -> null;
            case Stop stop -> null;
            case Erase erase -> null;
        };
    }

    /**
     * A message of the actor's protocol that expects a reply.
     *
     * @param message makes the message for the reference that the actor is to reply to; must have no side effects
     * @param source the input that the message was made from
     */
    record Question(Function<ActorRef<Object>, Object> message, Source source) implements Request {

        /** Returns the message, with the given reference as the one to reply to. */
        public Object replyingTo(ActorRef<Object> replyTo) {
            return message.apply(replyTo);
        }
    }

    /**
     * A message of the actor's protocol that expects no reply.
     *
     * @param message an instance of the actor's message class
     * @param source the input that the message was made from
     */
    record Tell(Object message, Source source) implements Request {}

    /** Starts the actor unless it is running. The actor receives no message. */
    record Start() implements Request {}

    /** Stops the actor once it has handled the messages that were sent before. */
    record Stop() implements Request {}

    /** Stops the actor like {@link Stop}, then permanently deletes what it persisted. */
    record Erase() implements Request {}
}
