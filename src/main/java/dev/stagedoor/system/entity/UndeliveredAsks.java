package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.Returned;
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
 * Handler of messages that reached no actor in this process. It answers an ask at once if the actor stopped with the
 * message in its mailbox. If the message did not come that far, because its shard was about to move, it returns an ask
 * to the asker, which sends it again, and forwards a tell itself.
 */
public final class UndeliveredAsks {

    private final ActorSystem<?> system;

    private UndeliveredAsks(ActorSystem<?> system) {
        this.system = system;
    }

    public static Behavior<AllDeadLetters> watching() {
        return Behaviors.setup(context -> {
            var undelivered = new UndeliveredAsks(context.getSystem());
            context.getSystem()
                    .eventStream()
                    .tell(new EventStream.Subscribe<>(AllDeadLetters.class, context.getSelf()));
            return Behaviors.receiveMessage(deadLetter -> {
                undelivered.handle(deadLetter);
                return Behaviors.same();
            });
        });
    }

    private void handle(AllDeadLetters deadLetter) {
        switch (deadLetter.message()) {
            // Pekko nests what a shard region drops
            case AllDeadLetters inside -> handle(inside);
            case Envelope envelope -> answer(envelope);
            case ShardingEnvelope<?> sharded
            when sharded.message() instanceof Envelope envelope -> returnToAsker(deadLetter, sharded, envelope);
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

    /**
     * Returns an ask to its asker, and sends a tell to the region again. Only a region that still runs drops messages,
     * so it accepts the tell.
     */
    private void returnToAsker(AllDeadLetters deadLetter, ShardingEnvelope<?> sharded, Envelope envelope) {
        if (!(envelope.request() instanceof Request.Tell)) {
            if (envelope.discard()) {
                envelope.replyTo().tell(new Returned());
            }
        } else if (deadLetter instanceof Dropped) {
            ClusterSharding.get(Adapter.toClassic(system))
                    .shardRegion(envelope.type())
                    .tell(sharded, null);
        }
    }
}
