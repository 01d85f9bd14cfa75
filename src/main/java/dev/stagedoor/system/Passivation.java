package dev.stagedoor.system;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * The end of an actor as its shard brings it about, and those who wait for that to happen. For use by the actor's own
 * thread.
 */
final class Passivation {

    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Eraser eraser;
    private final ActorPlace place;
    private final List<Envelope> waiting = new ArrayList<>();

    Passivation(ActorRef<ClusterSharding.ShardCommand> shard, Eraser eraser, ActorPlace place) {
        this.shard = shard;
        this.eraser = eraser;
        this.place = place;
    }

    /** Has the shard stop the actor, and whoever asked for that be told of it. */
    void beginFor(Envelope envelope, TypedActorContext<Object> context) {
        waiting.add(envelope);
        begin(context);
    }

    /** Has the shard stop the actor. */
    void begin(TypedActorContext<Object> context) {
        shard.tell(new ClusterSharding.Passivate<>(context.asJava().getSelf()));
    }

    /** Has those who asked for the end be told of it. */
    void awaitedBy(List<Envelope> envelopes) {
        waiting.addAll(envelopes);
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Tells all who wait, having erased what was to be erased: the actor has stopped. */
    void happened() {
        place.leave();
        waiting.forEach(envelope ->
                envelope.answer(envelope.request() instanceof Request.Erase ? eraser.erase() : new Outcome.Stopped()));
        waiting.clear();
    }
}
