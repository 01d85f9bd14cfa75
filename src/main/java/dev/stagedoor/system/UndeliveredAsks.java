package dev.stagedoor.system;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * Tells askers at once when their message found no actor: it stopped with the message
 * still in its mailbox. For where actors are in the same process; what does not find the way to another one is sent again.
 */
final class UndeliveredAsks {

    private UndeliveredAsks() {}

    static Behavior<DeadLetter> watching() {
        return Behaviors.setup(context -> {
            context.getSystem().eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, context.getSelf()));
            return Behaviors.receiveMessage(deadLetter -> {
                answer(deadLetter.message());
                return Behaviors.same();
            });
        });
    }

    private static void answer(Object undelivered) {
        if (undelivered instanceof ShardingEnvelope<?> sharded) {
            answer(sharded.message());
        } else if (undelivered instanceof Envelope envelope && envelope.discard()) {
            envelope.answer(
                    envelope.request() instanceof Request.Stop
                            ? new Outcome.Stopped()
                            : new Outcome.Failed(Executed.NO));
        }
    }
}
