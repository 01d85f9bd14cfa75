package dev.stagedoor.system.entity;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * State of an entity. It decides what becomes of a message. An entity starts as {@link Serving}, or as {@link Refusing}
 * if its actor cannot be created. A request to erase it makes it {@link Erasing}, a journal failure {@link Refusing}. It
 * never returns to an earlier state, not even when its actor restarts.
 */
sealed interface EntityState permits Serving, Erasing, Refusing {

    /** Passes the message to the actor, stashes it, or refuses it. Returns the next behavior. */
    Behavior<Object> receive(TypedActorContext<Object> context, Object message);

    /** Returns whether the actor can take a stashed message now. */
    default boolean canUnstash() {
        return false;
    }

    /** Passes the next stashed message to the actor. Returns its behavior after that. */
    default Behavior<Object> unstash(TypedActorContext<Object> context) {
        return Behaviors.same();
    }

    /** Defers the stop signal if messages or replies have to come first. Returns whether it is deferred. */
    default boolean defersStop(TypedActorContext<Object> context, Signal stop) {
        return false;
    }

    /** Returns whether the actor is to stay in memory because it still has to reply. */
    default boolean isActive() {
        return false;
    }
}
