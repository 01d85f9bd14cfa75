package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.failure.ActorFailures;
import dev.stagedoor.system.memory.Activity;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor.PreStartTarget;
import org.apache.pekko.actor.typed.BehaviorInterceptor.SignalTarget;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Actor of the author, inside its interceptor. Passes messages to its behavior, and answers asks when it fails. For use
 * by the actor's own thread.
 */
final class InterceptedActor {

    private final MessageStash stash;
    private final PendingReplies pendingReplies;
    private final Passivation passivation;
    private final KeepAlive keepAlive;
    private final KeyedTurn turn;
    private final Activity activity;
    private final ActorFailures failures;
    private final TracedTurn trace;
    private final LoggedTurn logs;
    private final FailureObserver observer = new FailureObserver(this::failed);
    private final ActorBehavior behavior = new ActorBehavior();
    private final FailureAnswers failureAnswers;

    InterceptedActor(
            MessageStash stash,
            PendingReplies pendingReplies,
            Passivation passivation,
            KeepAlive keepAlive,
            KeyedTurn turn,
            Activity activity,
            ActorFailures failures,
            TracedTurn trace) {
        this.stash = stash;
        this.pendingReplies = pendingReplies;
        this.passivation = passivation;
        this.keepAlive = keepAlive;
        this.turn = turn;
        this.activity = activity;
        this.failures = failures;
        this.trace = trace;
        this.logs = new LoggedTurn(activity);
        this.failureAnswers = new FailureAnswers(stash, passivation, failures);
    }

    /** Starts or restarts the actor. */
    Behavior<Object> start(TypedActorContext<Object> context, PreStartTarget<Object> target) {
        return startAs(observer.observe(target.start(context), context));
    }

    /** Replaces the actor by one that does nothing. */
    Behavior<Object> clear() {
        return startAs(Behaviors.empty());
    }

    private Behavior<Object> startAs(Behavior<Object> first) {
        failureAnswers.clear();
        turn.clear();
        trace.end();
        pendingReplies.clear();
        behavior.start(first);
        return first;
    }

    Behavior<Object> behavior() {
        return behavior.current();
    }

    /** Returns whether the actor cannot take a message now, because the journal reads or writes. */
    boolean isBusy() {
        return behavior.isBusy();
    }

    /** Returns whether a reply is pending, and the actor is not to stop before it. */
    boolean hasRepliesToAwait() {
        return !passivation.hasWaiters() && pendingReplies.remain();
    }

    /** Passes a message without an envelope to the actor. */
    Behavior<Object> pass(TypedActorContext<Object> context, Object message) {
        var before = behavior.current();
        var scope = trace.open();
        try {
            var next = adopt(observer.observe(Behavior.interpretMessage(before, context, message), context));
            if (behavior.hasChangedSince(before) && Persistence.isInternal(message)) {
                // The journal has the event, so a later failure is not one of this ask.
                failureAnswers.end();
            }
            return next;
        } finally {
            scope.close();
        }
    }

    /** Claims the message of an envelope. Returns false if it was given up before; the actor must not see it then. */
    boolean begin(Envelope envelope) {
        boolean begun = envelope.begin();
        if (!begun) {
            failures.dropped(envelope);
        }
        return begun;
    }

    /** Passes the message of an envelope to the actor. */
    Behavior<Object> handle(TypedActorContext<Object> context, Envelope envelope, Object message) {
        if (!turn.begin(envelope, behavior.current())) {
            envelope.answer(new Outcome.Unrepeatable());
            return Behaviors.same();
        }
        activity.ask();
        failureAnswers.begin(envelope);
        logs.begin(envelope);
        trace.begin(envelope);
        var scope = trace.open();
        try {
            var next = Behavior.interpretMessage(behavior.current(), context, message);
            if (Behavior.isUnhandled(next)) {
                failures.unhandled(envelope);
                envelope.answer(new Outcome.Unhandled());
            }
            if (pendingReplies.add(envelope)) {
                keepAlive.begin(context, SelfMessage.KEEP_ALIVE);
            }
            return adopt(observer.observe(next, context));
        } catch (Throwable failure) {
            failed(failure);
            throw failure;
        } finally {
            scope.close();
            logs.end(envelope);
        }
    }

    /** Passes a signal to the actor. */
    Behavior<Object> signal(TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
        return adopt(observer.observe(target.apply(context, signal), context));
    }

    /** Passes a stop signal to the actor that was deferred. Stops the actor if it ignores the signal. */
    Behavior<Object> signalStop(TypedActorContext<Object> context, Signal stop) {
        var next = Behavior.interpretSignal(behavior.current(), context, stop);
        return Behavior.isUnhandled(next) ? Behaviors.stopped() : adopt(observer.observe(next, context));
    }

    private Behavior<Object> adopt(Behavior<Object> next) {
        behavior.become(next);
        if (behavior.isBusy()) {
            turn.persists();
        } else {
            failureAnswers.end();
            turn.end();
            trace.end();
        }
        return next;
    }

    private void failed(Throwable thrown) {
        activity.fail();
        turn.clear();
        if (RefusedBlock.isCauseOf(thrown)) {
            TypeDispatchers.leaveEventLoopForGood();
        }
        failureAnswers.failed(thrown, behavior.hasRecovered());
        trace.failed(thrown);
    }

    /** Records a failure that leaves the actor, unless that is done. */
    void record(Throwable thrown) {
        failureAnswers.record(thrown);
    }

    /** Returns the outcome of stashed messages, once, if the journal failed in this turn; null if it did not. */
    @Nullable
    Outcome takeJournalFailure() {
        return failureAnswers.takeJournalFailure();
    }

    /** Answers all that waits for the actor, now that it has stopped. */
    void stopped() {
        turn.clear();
        trace.end();
        passivation.addWaiters(stash.answerAll(new Outcome.Failed(Executed.NO)));
        passivation.complete();
    }
}
