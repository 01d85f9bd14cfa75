package dev.stagedoor.system;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Stands at one actor's door: takes the envelope off, turns away what came too late, and tells the asker at once when
 * the actor fails. Messages between actors come bare and pass by.
 */
final class AskInterceptor extends BehaviorInterceptor<Object, Object> {

    private static final String TRACEPARENT = "traceparent";

    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final FailureWitness witness = new FailureWitness(this::failed);
    private final List<Envelope> stopping = new ArrayList<>();
    private @Nullable Envelope handled;

    AskInterceptor(ActorRef<ClusterSharding.ShardCommand> shard) {
        super(Object.class);
        this.shard = shard;
    }

    @Override
    public Behavior<Object> aroundStart(TypedActorContext<Object> context, PreStartTarget<Object> target) {
        try {
            return witness.within(target.start(context), context);
        } catch (LinkageError | StackOverflowError error) {
            throw FailureWitness.survived(error);
        }
    }

    @Override
    public Behavior<Object> aroundReceive(
            TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        try {
            return receive(context, message, target);
        } catch (LinkageError | StackOverflowError error) {
            throw FailureWitness.survived(error);
        }
    }

    private Behavior<Object> receive(TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
        if (!(message instanceof Envelope envelope)) {
            return witness.within(target.apply(context, message), context);
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
                stopping.add(envelope);
                shard.tell(new ClusterSharding.Passivate<>(context.asJava().getSelf()));
                yield Behaviors.same();
            }
        };
    }

    private Behavior<Object> handle(
            TypedActorContext<Object> context, Envelope envelope, Object message, ReceiveTarget<Object> target) {
        handled = envelope;
        trace(envelope.traceparent());
        try {
            var next = target.apply(context, message);
            if (Behavior.isUnhandled(next)) {
                envelope.answer(new Outcome.Unhandled());
            }
            return witness.within(next, context);
        } catch (Throwable failure) {
            failed();
            throw failure;
        } finally {
            untrace(envelope.traceparent());
            handled = null;
        }
    }

    private void failed() {
        if (handled != null) {
            handled.answer(new Outcome.Failed(Executed.UNKNOWN));
        }
    }

    @Override
    public Behavior<Object> aroundSignal(
            TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
        try {
            return witness.within(target.apply(context, signal), context);
        } catch (LinkageError | StackOverflowError error) {
            throw FailureWitness.survived(error);
        } finally {
            if (signal instanceof PostStop) {
                stopping.forEach(envelope -> envelope.answer(new Outcome.Stopped()));
                stopping.clear();
            }
        }
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
