package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.failure.ActorFailures;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * State of an entity without an actor: it could not be created, or the journal failed it. The entity answers asks until
 * its shard stops it: they would find no actor otherwise.
 *
 * @param outcome the answer to each ask
 */
record Refusing(Outcome outcome, Passivation passivation, ActorFailures failures) implements EntityState {

    /** Any message without an envelope, except Pekko's own, is the stop message of the author's entity. */
    @Override
    public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
        if (message instanceof Envelope envelope) {
            refuse(context, envelope);
            return Behaviors.same();
        }
        return Persistence.isInternal(message) ? Behaviors.same() : passivation.stop(context);
    }

    private void refuse(TypedActorContext<Object> context, Envelope envelope) {
        boolean begun = envelope.begin();
        record(envelope, begun);
        if (begun && envelope.asksToStop()) {
            passivation.addWaiters(List.of(envelope));
        }
        passivation.begin(context);
        if (begun && !envelope.asksToStop()) {
            // An asker that asks again has to find the next incarnation.
            envelope.answer(outcome);
        }
    }

    /** Records a tell, as its sender gets no answer, and an ask that was dropped. */
    private void record(Envelope envelope, boolean begun) {
        if (!begun) {
            failures.dropped(envelope);
        } else if (envelope.request() instanceof Request.Tell) {
            failures.lost(envelope);
        }
    }
}
