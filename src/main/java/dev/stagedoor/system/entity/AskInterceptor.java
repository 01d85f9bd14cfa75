package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.LogValue;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import dev.stagedoor.system.envelope.Envelope;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.PoisonPill;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Interceptor of the messages to one entity. It unwraps each ask, drops asks whose deadline has passed, and answers the
 * asker at once when the actor fails. Messages from other actors have no envelope and pass through. A persistent entity
 * receives one message at a time: the next waits in the stash until the journal has what the one before persisted.
 */
final class AskInterceptor extends BehaviorInterceptor<Object, Object> {

    private static final String TRACEPARENT = "traceparent";

    /** Messages that the interceptor sends to itself. */
    private enum SelfMessage {
        /** Tells the interceptor to look at its stash. */
        CHECK_STASH,
        /** Tells the interceptor to check whether a reply is still pending. */
        KEEP_ALIVE,
        /** Tells the interceptor to stop the actor whose state is to be erased. */
        STOP_TO_ERASE
    }

    private final Passivation passivation;
    private final FailureObserver observer = new FailureObserver(this::failed);
    private final MessageStash stash;
    private final PendingReplies pendingReplies = new PendingReplies();
    private final KeepAlive keepAlive;
    private @Nullable Envelope current;
    private @Nullable Outcome refusal;
    private @Nullable Outcome journalFailure;

    AskInterceptor(Passivation passivation, Eraser eraser, KeepAlive keepAlive) {
        super(Object.class);
        this.passivation = passivation;
        this.keepAlive = keepAlive;
        this.stash = new MessageStash(LogValue.of(eraser.type() + "/" + eraser.id()));
    }

    /** Answers every further ask with the outcome: the actor cannot be created. */
    void refuseAll(Outcome outcome) {
        refusal = outcome;
    }

    @Override
    public Behavior<Object> aroundStart(TypedActorContext<Object> context, PreStartTarget<Object> target) {
        return supervisable(() -> {
            var behavior = started(observer.observe(target.start(context), context));
            scheduleStashCheck(context);
            return behavior;
        });
    }

    /** Runs a turn of the actor. Passes a failure on in a form that Pekko can log, and that supervision handles. */
    private static Behavior<Object> supervisable(Supplier<Behavior<Object>> turn) {
        try {
            return turn.get();
        } catch (LinkageError | StackOverflowError error) {
            throw FailureObserver.nonFatal(error);
        } catch (Exception failure) {
            LongFailure.throwShortened(failure);
            throw failure;
        }
    }

    private Behavior<Object> started(Behavior<Object> behavior) {
        current = null;
        journalFailure = null;
        pendingReplies.clear();
        stash.start(behavior);
        return behavior;
    }

    /** Sends a stash check if messages are stashed since before a restart: no other message may come to trigger one. */
    private void scheduleStashCheck(TypedActorContext<Object> context) {
        if (stash.canUnstash()) {
            context.asJava().getSelf().tell(SelfMessage.CHECK_STASH);
        }
    }

    @Override
    public Behavior<Object> aroundReceive(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        return supervisable(() -> onMessage(context, message, target));
    }

    private Behavior<Object> onMessage(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        if (message instanceof SelfMessage own) {
            return onSelfMessage(context, own);
        }
        if (refusal != null) {
            return refuse(context, message, refusal);
        }
        if (stash.isStopMessage(message)) {
            return stop(context);
        }
        if (stash.stashIfNeeded(message)) {
            return unstash(context, Behaviors.same());
        }
        var before = stash.behavior();
        var next = adopt(receive(context, message, bare -> target.apply(context, bare)));
        if (stash.hasChangedSince(before) && Persistence.isInternal(message)) {
            // The journal has the event, so a later failure is not one of this ask.
            current = null;
        }
        var failed = journalFailure;
        journalFailure = null;
        return failed != null && (!Behavior.isAlive(next) || passivation.hasWaiters())
                ? passivateAfterFailure(context, Behavior.isAlive(next) ? stash.behavior() : before, failed)
                : unstash(context, next);
    }

    private Behavior<Object> onSelfMessage(TypedActorContext<Object> context, SelfMessage own) {
        return switch (own) {
            case CHECK_STASH -> refusal == null ? unstash(context, Behaviors.same()) : Behaviors.same();
            case KEEP_ALIVE -> {
                boolean active = refusal == null
                        && !passivation.hasWaiters()
                        && !stash.isStopDeferred()
                        && pendingReplies.remain();
                keepAlive.renew(context, SelfMessage.KEEP_ALIVE, active, SelfMessage.CHECK_STASH);
                yield Behaviors.same();
            }
            case STOP_TO_ERASE -> stop(context);
        };
    }

    /** Stops the actor; if its state is to be erased, on a thread that may wait for the database. */
    private Behavior<Object> stop(TypedActorContext<Object> context) {
        if (!passivation.isErasing() || !TypeDispatchers.isOnEventLoop()) {
            return Behaviors.stopped();
        }
        var self = context.asJava().getSelf();
        context.asJava().getSystem().executionContext().execute(() -> self.tell(SelfMessage.STOP_TO_ERASE));
        return Behaviors.same();
    }

    /**
     * Asks the shard to passivate the entity after a journal failure. Until the shard stops it, the entity answers asks
     * with the outcome: they would find no actor otherwise.
     */
    private Behavior<Object> passivateAfterFailure(
            TypedActorContext<Object> context, Behavior<Object> before, Outcome outcome) {
        if (stash.takeStopSignal(() -> false) != null) {
            return Behaviors.stopped();
        }
        Behavior.interpretSignal(before, context, PostStop.instance());
        refusal = outcome;
        passivation.begin(context);
        return started(Behaviors.empty());
    }

    /** Refuses an ask. Any other message, except Pekko's own, is the stop message. */
    private Behavior<Object> refuse(TypedActorContext<Object> context, Object message, Outcome outcome) {
        if (!(message instanceof Envelope envelope)) {
            return Persistence.isInternal(message) ? Behaviors.same() : stop(context);
        }
        boolean begun = envelope.begin();
        if (begun && envelope.asksToStop()) {
            passivation.addWaiters(List.of(envelope));
        }
        passivation.begin(context);
        if (begun && !envelope.asksToStop()) {
            // An asker that asks again has to find the next incarnation.
            envelope.answer(outcome);
        }
        return Behaviors.same();
    }

    /** Passes stashed messages to the actor, one by one, while it can take them; then a deferred stop signal. */
    private Behavior<Object> unstash(TypedActorContext<Object> context, Behavior<Object> next) {
        var last = next;
        while (Behavior.isAlive(last) && stash.canUnstash()) {
            var behavior = stash.behavior();
            adopt(receive(context, stash.unstash(), bare -> Behavior.interpretMessage(behavior, context, bare)));
            last = stash.behavior();
        }
        var stopSignal = stash.takeStopSignal(pendingReplies::remain);
        if (stopSignal == null || !Behavior.isAlive(last)) {
            return last;
        }
        var after = Behavior.interpretSignal(stash.behavior(), context, stopSignal);
        return Behavior.isUnhandled(after) ? Behaviors.stopped() : adopt(observer.observe(after, context));
    }

    private Behavior<Object> adopt(Behavior<Object> next) {
        stash.become(next);
        if (!stash.isBusy()) {
            current = null;
        }
        return next;
    }

    private Behavior<Object> receive(
            TypedActorContext<Object> context, Object message, Function<Object, Behavior<Object>> target) {
        if (!(message instanceof Envelope envelope)) {
            return observer.observe(target.apply(message), context);
        }
        if (!envelope.begin()) {
            return Behaviors.same();
        }
        return switch (envelope.request()) {
            case Request.Question question ->
                handle(context, envelope, question.replyingTo(envelope.replyTo()), target);
            case Request.Tell tell -> handle(context, envelope, tell.message(), target);
            case Request.Start() -> {
                envelope.answer(new Outcome.Started());
                yield Behaviors.same();
            }
            case Request.Stop() -> {
                passivation.beginFor(envelope, context);
                yield Behaviors.same();
            }
            case Request.Erase() -> {
                stash.close();
                passivation.beginFor(envelope, context);
                yield Behaviors.same();
            }
        };
    }

    private Behavior<Object> handle(
            TypedActorContext<Object> context,
            Envelope envelope,
            Object message,
            Function<Object, Behavior<Object>> target) {
        current = envelope;
        trace(envelope.traceparent());
        try {
            var next = target.apply(message);
            if (Behavior.isUnhandled(next)) {
                envelope.answer(new Outcome.Unhandled());
            }
            if (pendingReplies.add(envelope)) {
                keepAlive.begin(context, SelfMessage.KEEP_ALIVE);
            }
            return observer.observe(next, context);
        } catch (Throwable failure) {
            failed(failure);
            throw failure;
        } finally {
            untrace(envelope.traceparent());
        }
    }

    private void failed(Throwable thrown) {
        if (current == null) {
            var outcome = stash.isRecovered()
                    ? Persistence.outcomeOfWriteFailure(thrown)
                    : Persistence.outcomeOfRecoveryFailure(thrown);
            outcome.ifPresent(reason -> answerStashed(outcomeOfStashed(reason)));
            return;
        }
        var outcome = Persistence.outcomeOfWriteFailure(thrown);
        current.answer(outcome.orElse(new Outcome.Failed(Executed.UNKNOWN)));
        current = null;
        outcome.ifPresent(reason -> answerStashed(outcomeOfStashed(reason)));
    }

    /** Returns the outcome of messages that the actor had not begun when the journal failed. */
    private static Outcome outcomeOfStashed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.JournalFailed failed -> new Outcome.JournalFailed(Executed.NO);
            case Outcome.Unpersistable unpersistable -> new Outcome.Failed(Executed.NO);
            default -> outcome;
        };
    }

    private void answerStashed(Outcome outcome) {
        journalFailure = outcome;
        passivation.addWaiters(stash.answerAll(outcome));
    }

    @Override
    public Behavior<Object> aroundSignal(
            TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
        if (signal instanceof PoisonPill && passivation.isErasing()) {
            return stop(context);
        }
        boolean repliesPending = !passivation.hasWaiters() && pendingReplies.remain();
        if (stash.deferStop(signal, repliesPending)) {
            if (repliesPending) {
                deferStop(context);
            }
            return Behaviors.same();
        }
        try {
            return supervisable(() -> adopt(observer.observe(target.apply(context, signal), context)));
        } finally {
            if (signal instanceof PostStop) {
                stopped();
            }
        }
    }

    private void deferStop(TypedActorContext<Object> context) {
        var self = context.asJava().getSelf();
        var longest = pendingReplies.defer(() -> self.tell(SelfMessage.CHECK_STASH));
        context.asJava().scheduleOnce(longest, self, SelfMessage.CHECK_STASH);
    }

    private void stopped() {
        passivation.addWaiters(stash.answerAll(new Outcome.Failed(Executed.NO)));
        passivation.complete();
    }

    /** Puts the caller's trace into the MDC, for all that the actor logs while it handles the message. */
    private static void trace(@Nullable String traceparent) {
        if (traceparent != null) {
            MDC.put(TRACEPARENT, traceparent);
        }
    }

    private static void untrace(@Nullable String traceparent) {
        if (traceparent != null) {
            MDC.remove(TRACEPARENT);
        }
    }
}
