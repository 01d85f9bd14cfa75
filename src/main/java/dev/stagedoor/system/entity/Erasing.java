package dev.stagedoor.system.entity;

import dev.stagedoor.system.envelope.Envelope;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * State of an entity that is to be erased: its actor is about to stop, and receives no more messages. They stay in the
 * stash.
 */
final class Erasing implements EntityState {

    private final InterceptedActor actor;
    private final MessageStash stash;
    private final Passivation passivation;

    Erasing(InterceptedActor actor, MessageStash stash, Passivation passivation) {
        this.actor = actor;
        this.stash = stash;
        this.passivation = passivation;
    }

    /** Any message without an envelope, except Pekko's own, is the stop message of the author's entity. */
    @Override
    public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
        if (message instanceof Envelope) {
            stash.add(message);
            return Behaviors.same();
        }
        return Persistence.isInternal(message) ? actor.pass(context, message) : passivation.stop(context);
    }
}
