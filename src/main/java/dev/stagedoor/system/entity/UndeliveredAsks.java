package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.Returned;
import dev.stagedoor.system.failure.LostMessages;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.SuppressedDeadLetter;
import org.apache.pekko.actor.UnhandledMessage;
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
 * to the asker, which sends it again, and forwards a tell itself. Records what is lost, and what actors left unhandled.
 */
public final class UndeliveredAsks {

    private final ActorSystem<?> system;
    private final LostMessages lost;

    private UndeliveredAsks(ActorSystem<?> system, LostMessages lost) {
        this.system = system;
        this.lost = lost;
    }

    /**
     * Returns the behavior that handles what Pekko reports.
     *
     * @param lost records it
     */
    public static Behavior<Object> watching(LostMessages lost) {
        return Behaviors.setup(context -> {
            var undelivered = new UndeliveredAsks(context.getSystem(), lost);
            var stream = context.getSystem().eventStream();
            stream.tell(new EventStream.Subscribe<>(
                    UnhandledMessage.class, context.getSelf().narrow()));
            stream.tell(new EventStream.Subscribe<>(
                    AllDeadLetters.class, context.getSelf().narrow()));
            return Behaviors.receiveMessage(event -> {
                undelivered.handle(event);
                return Behaviors.same();
            });
        });
    }

    private void handle(Object event) {
        switch (event) {
            case UnhandledMessage unhandled -> lost.add(unhandled);
            case AllDeadLetters deadLetter -> handle(deadLetter);
            default -> {}
        }
    }

    private void handle(AllDeadLetters deadLetter) {
        switch (deadLetter.message()) {
            // Pekko nests what a shard region drops
            case AllDeadLetters inside -> handle(inside);
            case Envelope envelope -> answer(deadLetter.recipient(), envelope);
            case ShardingEnvelope<?> sharded
            when sharded.message() instanceof Envelope envelope -> returnToAsker(deadLetter, sharded, envelope);
            case Object message -> {
                if (!(deadLetter instanceof SuppressedDeadLetter)) {
                    lost.add(deadLetter.recipient(), message);
                }
            }
        }
    }

    private void answer(ActorRef actor, Envelope envelope) {
        if (!envelope.discard()) {
            lost.addDropped(actor, envelope);
        } else if (envelope.request() instanceof Request.Stop) {
            envelope.answer(new Outcome.Stopped());
        } else {
            lost.add(actor, envelope);
            envelope.answer(new Outcome.Failed(Executed.NO));
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
        } else if (envelope.discard()) {
            lost.add(sharded.entityId(), envelope);
        }
    }
}
