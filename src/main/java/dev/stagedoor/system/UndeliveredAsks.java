package dev.stagedoor.system;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * Sees to messages that found no actor in this process. Whoever asked an actor that stopped with the message still in its
 * mailbox is told so at once. What did not come that far, as its shard was about to move, goes back to whoever asked, who
 * sends it again; a tell goes on from here.
 */
final class UndeliveredAsks {

    private final ActorSystem<?> system;

    private UndeliveredAsks(ActorSystem<?> system) {
        this.system = system;
    }

    static Behavior<AllDeadLetters> watching() {
        return Behaviors.setup(context -> {
            var undelivered = new UndeliveredAsks(context.getSystem());
            context.getSystem()
                    .eventStream()
                    .tell(new EventStream.Subscribe<>(AllDeadLetters.class, context.getSelf()));
            return Behaviors.receiveMessage(letter -> {
                undelivered.see(letter);
                return Behaviors.same();
            });
        });
    }

    private void see(AllDeadLetters letter) {
        switch (letter.message()) {
            // as Pekko has it of what a shard region drops
            case AllDeadLetters inside -> see(inside);
            case Envelope envelope -> answer(envelope);
            case ShardingEnvelope<?> sharded
            when sharded.message() instanceof Envelope envelope -> turnBack(letter, sharded, envelope);
            default -> {}
        }
    }

    private static void answer(Envelope envelope) {
        if (envelope.discard()) {
            envelope.answer(
                    envelope.request() instanceof Request.Stop
                            ? new Outcome.Stopped()
                            : new Outcome.Failed(Executed.NO));
        }
    }

    /** Only a region that is still there has dropped something, and takes it again. */
    private void turnBack(AllDeadLetters letter, ShardingEnvelope<?> sharded, Envelope envelope) {
        if (!(envelope.request() instanceof Request.Tell)) {
            if (envelope.discard()) {
                envelope.replyTo().tell(new Returned());
            }
        } else if (letter instanceof Dropped) {
            ClusterSharding.get(Adapter.toClassic(system))
                    .shardRegion(envelope.type())
                    .tell(sharded, null);
        }
    }
}
