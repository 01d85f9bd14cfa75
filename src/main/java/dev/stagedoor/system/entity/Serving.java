package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * State of an entity whose actor receives messages: one at a time if it persists. The next waits in the stash until the
 * journal has what the one before persisted.
 */
final class Serving implements EntityState {

    private final InterceptedActor actor;
    private final MessageStash stash;
    private final DeferredStop deferredStop;
    private final Passivation passivation;
    private final Consumer<EntityState> transition;

    /**
     * Creates the first state of an entity.
     *
     * @param transition takes the state that follows
     */
    Serving(
            InterceptedActor actor,
            MessageStash stash,
            DeferredStop deferredStop,
            Passivation passivation,
            Consumer<EntityState> transition) {
        this.actor = actor;
        this.stash = stash;
        this.deferredStop = deferredStop;
        this.passivation = passivation;
        this.transition = transition;
    }

    @Override
    public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
        if ((!stash.isEmpty() || actor.isBusy()) && !Persistence.isInternal(message)) {
            stash.add(message);
            return Behaviors.same();
        }
        return serve(context, message);
    }

    @Override
    public boolean canUnstash() {
        return !stash.isEmpty() && !actor.isBusy();
    }

    @Override
    public Behavior<Object> unstash(TypedActorContext<Object> context) {
        serve(context, stash.remove());
        return actor.behavior();
    }

    private Behavior<Object> serve(TypedActorContext<Object> context, Object message) {
        if (!(message instanceof Envelope envelope)) {
            return actor.pass(context, message);
        }
        if (!actor.begin(envelope)) {
            return Behaviors.same();
        }
        return switch (envelope.request()) {
            case Request.Question question -> actor.handle(context, envelope, question.replyingTo(envelope.replyTo()));
            case Request.Tell tell -> actor.handle(context, envelope, tell.message());
            case Request.Start() -> {
                envelope.answer(new Outcome.Started());
                yield Behaviors.same();
            }
            case Request.Stop() -> {
                passivation.beginFor(envelope, context);
                yield Behaviors.same();
            }
            case Request.Erase() -> {
                transition.accept(toErasing());
                passivation.beginFor(envelope, context);
                yield Behaviors.same();
            }
        };
    }

    private Erasing toErasing() {
        return new Erasing(actor, stash, passivation);
    }

    @Override
    public boolean defersStop(TypedActorContext<Object> context, Signal stop) {
        return deferredStop.defer(context, stop, actor.hasRepliesToAwait());
    }

    @Override
    public boolean isActive() {
        return !deferredStop.isPending() && actor.hasRepliesToAwait();
    }
}
