package dev.stagedoor.system.entity;

import dev.stagedoor.ask.LogValue;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.failure.ActorFailures;
import dev.stagedoor.system.memory.Activity;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.apache.pekko.actor.ActorRefWithCell;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Interceptor of the messages to one entity. It unwraps each ask, drops asks whose deadline has passed, and answers the
 * asker at once when the actor fails. Messages from other actors have no envelope and pass through. What becomes of a
 * message depends on the {@link EntityState}.
 */
final class AskInterceptor extends BehaviorInterceptor<Object, Object> {

    private final Passivation passivation;
    private final KeepAlive keepAlive;
    private final ActorFailures failures;
    private final MessageStash stash;
    private final DeferredStop deferredStop;
    private final InterceptedActor actor;
    private final BiFunction<TypedActorContext<Object>, Object, Behavior<Object>> onMessage = this::onMessage;
    private EntityState state;

    AskInterceptor(
            Passivation passivation,
            Eraser eraser,
            KeepAlive keepAlive,
            KeyedTurn turn,
            Activity activity,
            ActorFailures failures,
            TracedTurn trace) {
        super(Object.class);
        this.passivation = passivation;
        this.keepAlive = keepAlive;
        this.failures = failures;
        this.stash = new MessageStash(LogValue.of(eraser.type() + "/" + eraser.id()), failures);
        var pendingReplies = new PendingReplies();
        this.deferredStop = new DeferredStop(stash, pendingReplies);
        this.actor =
                new InterceptedActor(stash, pendingReplies, passivation, keepAlive, turn, activity, failures, trace);
        this.state = new Serving(actor, stash, deferredStop, passivation, next -> state = next);
    }

    /** Returns how many messages wait for the actor. The result is safe for use by any thread, and may be late. */
    IntSupplier waiting(ActorContext<Object> context) {
        return Adapter.toClassic(context.getSelf()) instanceof ActorRefWithCell ref
                ? () -> ref.underlying().numberOfMessages() + stash.size()
                : stash::size;
    }

    /** Answers every further ask with the outcome: the actor cannot be created. */
    void refuseAll(Outcome outcome) {
        state = new Refusing(outcome, passivation, failures);
    }

    @Override
    public Behavior<Object> aroundStart(TypedActorContext<Object> context, PreStartTarget<Object> target) {
        var behavior = supervisable(actor::start, context, target);
        if (state.canUnstash()) {
            // The messages are stashed since before a restart, and no other message may come to trigger a check.
            context.asJava().getSelf().tell(SelfMessage.CHECK_STASH);
        }
        return behavior;
    }

    @Override
    public Behavior<Object> aroundReceive(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        return supervisable(onMessage, context, message);
    }

    @Override
    public Behavior<Object> aroundSignal(
            TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
        if (DeferredStop.isStop(signal)) {
            if (passivation.isErasing()) {
                return passivation.stop(context);
            }
            if (state.defersStop(context, signal)) {
                return Behaviors.same();
            }
        }
        try {
            return supervisable((same, sent) -> actor.signal(same, sent, target), context, signal);
        } finally {
            if (signal instanceof PostStop) {
                actor.stopped();
            }
        }
    }

    /** Runs a turn of the actor. Passes a failure on in a form that Pekko can log, and that supervision handles. */
    private <T> Behavior<Object> supervisable(
            BiFunction<TypedActorContext<Object>, T, Behavior<Object>> turn,
            TypedActorContext<Object> context,
            T input) {
        try {
            return turn.apply(context, input);
        } catch (LinkageError | StackOverflowError error) {
            actor.record(error);
            throw FailureObserver.nonFatal(error);
        } catch (Exception failure) {
            actor.record(failure);
            LongFailure.throwShortened(failure);
            throw failure;
        }
    }

    private Behavior<Object> onMessage(TypedActorContext<Object> context, Object message) {
        if (message instanceof SelfMessage own) {
            return onSelfMessage(context, own);
        }
        var before = actor.behavior();
        var next = state.receive(context, message);
        var failure = actor.takeJournalFailure();
        return failure != null && (!Behavior.isAlive(next) || passivation.hasWaiters())
                ? passivateAfterFailure(context, Behavior.isAlive(next) ? actor.behavior() : before, failure)
                : unstash(context, next);
    }

    private Behavior<Object> onSelfMessage(TypedActorContext<Object> context, SelfMessage own) {
        return switch (own) {
            case CHECK_STASH -> unstash(context, Behaviors.same());
            case KEEP_ALIVE -> {
                keepAlive.renew(context, SelfMessage.KEEP_ALIVE, state.isActive(), SelfMessage.CHECK_STASH);
                yield Behaviors.same();
            }
            case STOP_TO_ERASE -> passivation.stop(context);
        };
    }

    /** Asks the shard to passivate the entity after a journal failure, and refuses messages until it is stopped. */
    private Behavior<Object> passivateAfterFailure(
            TypedActorContext<Object> context, Behavior<Object> before, Outcome outcome) {
        if (deferredStop.isPending() && stash.isEmpty()) {
            return Behaviors.stopped();
        }
        Behavior.interpretSignal(before, context, PostStop.instance());
        state = new Refusing(outcome, passivation, failures);
        passivation.begin(context);
        return actor.clear();
    }

    /** Passes stashed messages to the actor, one by one, while it can take them; then a deferred stop signal. */
    private Behavior<Object> unstash(TypedActorContext<Object> context, Behavior<Object> next) {
        var last = next;
        while (Behavior.isAlive(last) && state.canUnstash()) {
            last = state.unstash(context);
        }
        var stop = deferredStop.take(context);
        return stop == null || !Behavior.isAlive(last) ? last : actor.signalStop(context, stop);
    }
}
