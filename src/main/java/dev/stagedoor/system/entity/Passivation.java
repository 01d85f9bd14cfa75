package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.memory.ActorPlace;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** Passivation of one actor by its shard, and the asks that wait for its stop. For use by the actor's own thread. */
final class Passivation {

    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Eraser eraser;
    private final ActorPlace place;
    private final List<Envelope> waiters = new ArrayList<>();

    Passivation(ActorRef<ClusterSharding.ShardCommand> shard, Eraser eraser, ActorPlace place) {
        this.shard = shard;
        this.eraser = eraser;
        this.place = place;
    }

    /** Asks the shard to stop the actor, and answers the ask once the actor has stopped. */
    void beginFor(Envelope envelope, TypedActorContext<Object> context) {
        waiters.add(envelope);
        begin(context);
    }

    /** Asks the shard to stop the actor. */
    void begin(TypedActorContext<Object> context) {
        shard.tell(new ClusterSharding.Passivate<>(context.asJava().getSelf()));
    }

    /** Stops the actor; if its state is to be erased, on a thread that may wait for the database. */
    Behavior<Object> stop(TypedActorContext<Object> context) {
        if (!isErasing() || !TypeDispatchers.isOnEventLoop()) {
            return Behaviors.stopped();
        }
        var self = context.asJava().getSelf();
        context.asJava().getSystem().executionContext().execute(() -> self.tell(SelfMessage.STOP_TO_ERASE));
        return Behaviors.same();
    }

    /** Adds asks that are answered once the actor has stopped. */
    void addWaiters(List<Envelope> envelopes) {
        waiters.addAll(envelopes);
    }

    boolean hasWaiters() {
        return !waiters.isEmpty();
    }

    /** Returns whether the state is to be erased once the actor has stopped. */
    boolean isErasing() {
        return waiters.stream().anyMatch(envelope -> envelope.request() instanceof Request.Erase);
    }

    /** Answers the asks, now that the actor has stopped. Erases the state for a request to erase it. */
    void complete() {
        place.release();
        waiters.forEach(envelope ->
                envelope.answer(envelope.request() instanceof Request.Erase ? eraser.erase() : new Outcome.Stopped()));
        waiters.clear();
    }
}
