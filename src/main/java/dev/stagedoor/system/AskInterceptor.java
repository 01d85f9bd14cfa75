package dev.stagedoor.system;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.LogValue;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Stands at one actor's door: takes the envelope off, turns away what came too late, and tells the asker at once when
 * the actor fails. Messages between actors come bare and pass by. An actor that persists is let have one message at a time:
 * the next waits here until the journal has what came of the one before.
 */
final class AskInterceptor extends BehaviorInterceptor<Object, Object> {

    private static final String TRACEPARENT = "traceparent";

    /** What the interceptor tells itself. */
    private enum StashCheck {
        /** There may be somebody at the door. */
        DUE,
        /** It is time to look whether the actor still owes a reply. */
        KEEP_ALIVE
    }

    private final Passivation passivation;
    private final FailureObserver observer = new FailureObserver(this::failed);
    private final MessageStash waiting;
    private final PendingReplies pendingReplies = new PendingReplies();
    private final KeepAlive keepAlive;
    private @Nullable Envelope handled;
    private @Nullable Outcome refusal;
    private @Nullable Outcome failure;

    AskInterceptor(Passivation passivation, Eraser eraser, KeepAlive keepAlive) {
        super(Object.class);
        this.passivation = passivation;
        this.keepAlive = keepAlive;
        this.waiting = new MessageStash(LogValue.of(eraser.type() + "/" + eraser.id()));
    }

    /** Answers every ask so from now on: there cannot be such an actor. */
    void refuseAll(Outcome outcome) {
        refusal = outcome;
    }

    @Override
    public Behavior<Object> aroundStart(TypedActorContext<Object> context, PreStartTarget<Object> target) {
        try {
            var behavior = started(observer.within(target.start(context), context));
            checkStash(context);
            return behavior;
        } catch (LinkageError | StackOverflowError error) {
            throw FailureObserver.survived(error);
        }
    }

    private Behavior<Object> started(Behavior<Object> behavior) {
        handled = null;
        failure = null;
        pendingReplies.clear();
        waiting.opened(behavior);
        return behavior;
    }

    /** Has those looked after who wait since before the actor was restarted, if nothing else will. */
    private void checkStash(TypedActorContext<Object> context) {
        if (waiting.mayEnter()) {
            context.asJava().getSelf().tell(StashCheck.DUE);
        }
    }

    @Override
    public Behavior<Object> aroundReceive(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        try {
            if (message instanceof StashCheck check) {
                return checkStash(context, check);
            }
            if (refusal != null) {
                return refuse(context, message, refusal);
            }
            if (waiting.isEnd(message)) {
                return Behaviors.stopped();
            }
            if (waiting.takes(message)) {
                return letIn(context, Behaviors.same());
            }
            var before = waiting.behavior();
            var next = settled(receive(context, message, bare -> target.apply(context, bare)));
            if (waiting.hasMovedOn(before) && Persistence.isPekkos(message)) {
                handled = null;
            }
            var failed = failure;
            failure = null;
            return failed != null && (!Behavior.isAlive(next) || passivation.isAwaited())
                    ? leave(context, Behavior.isAlive(next) ? waiting.behavior() : before, failed)
                    : letIn(context, next);
        } catch (LinkageError | StackOverflowError error) {
            throw FailureObserver.survived(error);
        }
    }

    private Behavior<Object> checkStash(TypedActorContext<Object> context, StashCheck check) {
        return switch (check) {
            case DUE -> refusal == null ? letIn(context, Behaviors.same()) : Behaviors.same();
            case KEEP_ALIVE -> {
                boolean stays =
                        refusal == null && !passivation.isAwaited() && !waiting.isLeaving() && pendingReplies.remain();
                keepAlive.goOn(context, StashCheck.KEEP_ALIVE, stays, StashCheck.DUE);
                yield Behaviors.same();
            }
        };
    }

    /**
     * Has the shard stop the actor, whom the journal failed, and tells that to those who come until then: they would find
     * nobody otherwise.
     */
    private Behavior<Object> leave(TypedActorContext<Object> context, Behavior<Object> before, Outcome outcome) {
        if (waiting.stopSignal(() -> false) != null) {
            return Behaviors.stopped();
        }
        Behavior.interpretSignal(before, context, PostStop.instance());
        refusal = outcome;
        passivation.begin(context);
        return started(Behaviors.empty());
    }

    /** Refuses an ask; what else comes is the end. */
    private Behavior<Object> refuse(TypedActorContext<Object> context, Object message, Outcome outcome) {
        if (!(message instanceof Envelope envelope)) {
            return Persistence.isPekkos(message) ? Behaviors.same() : Behaviors.stopped();
        }
        if (envelope.begin()) {
            if (envelope.asksForTheEnd()) {
                passivation.awaitedBy(List.of(envelope));
            } else {
                envelope.answer(outcome);
            }
        }
        passivation.begin(context);
        return Behaviors.same();
    }

    /** Lets those who wait in, one by one, for as long as the actor takes them. */
    private Behavior<Object> letIn(TypedActorContext<Object> context, Behavior<Object> next) {
        var last = next;
        while (Behavior.isAlive(last) && waiting.mayEnter()) {
            var behavior = waiting.behavior();
            settled(receive(context, waiting.next(), bare -> Behavior.interpretMessage(behavior, context, bare)));
            last = waiting.behavior();
        }
        var stopSignal = waiting.stopSignal(pendingReplies::remain);
        if (stopSignal == null || !Behavior.isAlive(last)) {
            return last;
        }
        var after = Behavior.interpretSignal(waiting.behavior(), context, stopSignal);
        return Behavior.isUnhandled(after) ? Behaviors.stopped() : settled(observer.within(after, context));
    }

    private Behavior<Object> settled(Behavior<Object> next) {
        waiting.became(next);
        if (!waiting.isBusy()) {
            handled = null;
        }
        return next;
    }

    private Behavior<Object> receive(
            TypedActorContext<Object> context, Object message, Function<Object, Behavior<Object>> target) {
        if (!(message instanceof Envelope envelope)) {
            return observer.within(target.apply(message), context);
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
                waiting.close();
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
        handled = envelope;
        trace(envelope.traceparent());
        try {
            var next = target.apply(message);
            if (Behavior.isUnhandled(next)) {
                envelope.answer(new Outcome.Unhandled());
            }
            if (pendingReplies.add(envelope)) {
                keepAlive.begin(context, StashCheck.KEEP_ALIVE);
            }
            return observer.within(next, context);
        } catch (Throwable failure) {
            failed(failure);
            throw failure;
        } finally {
            untrace(envelope.traceparent());
        }
    }

    private void failed(Throwable thrown) {
        if (handled == null) {
            var nothing = waiting.isRecovered() ? Persistence.ofWriting(thrown) : Persistence.ofRecovering(thrown);
            nothing.ifPresent(outcome -> turnAway(toThoseBehind(outcome)));
            return;
        }
        var outcome = Persistence.ofWriting(thrown);
        handled.answer(outcome.orElse(new Outcome.Failed(Executed.UNKNOWN)));
        handled = null;
        outcome.ifPresent(what -> turnAway(toThoseBehind(what)));
    }

    /** What a failure of the journal is to messages that the actor has not begun. */
    private static Outcome toThoseBehind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.JournalFailed failed -> new Outcome.JournalFailed(Executed.NO);
            case Outcome.Unpersistable unpersistable -> new Outcome.Failed(Executed.NO);
            default -> outcome;
        };
    }

    private void turnAway(Outcome outcome) {
        failure = outcome;
        passivation.awaitedBy(waiting.turnAway(outcome));
    }

    @Override
    public Behavior<Object> aroundSignal(
            TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
        boolean owing = !passivation.isAwaited() && pendingReplies.remain();
        if (waiting.takesFarewell(signal, owing)) {
            if (owing) {
                deferEnd(context);
            }
            return Behaviors.same();
        }
        try {
            return settled(observer.within(target.apply(context, signal), context));
        } catch (LinkageError | StackOverflowError error) {
            throw FailureObserver.survived(error);
        } finally {
            if (signal instanceof PostStop) {
                stopped();
            }
        }
    }

    private void deferEnd(TypedActorContext<Object> context) {
        var self = context.asJava().getSelf();
        var longest = pendingReplies.defer(() -> self.tell(StashCheck.DUE));
        context.asJava().scheduleOnce(longest, self, StashCheck.DUE);
    }

    private void stopped() {
        passivation.awaitedBy(waiting.turnAway(new Outcome.Failed(Executed.NO)));
        passivation.happened();
    }

    /** Shows the caller's trace to whatever the actor logs while it handles the message. */
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
