package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.protocol.model.Reply;
import org.jspecify.annotations.Nullable;

/** Outcome on the wire: the written reply if the actor replied, else the outcome. */
record WireOutcome(@Nullable Outcome outcome, Reply.@Nullable Written reply) {

    static WireOutcome of(Outcome outcome) {
        return outcome instanceof Outcome.Replied(Reply.Written reply)
                ? new WireOutcome(null, reply)
                : new WireOutcome(outcome, null);
    }

    /**
     * Returns the outcome.
     *
     * @throws IllegalArgumentException if it is empty
     */
    Outcome toOutcome() {
        if (reply != null) {
            return new Outcome.Replied(reply);
        }
        if (outcome != null) {
            return outcome;
        }
        throw new IllegalArgumentException("the outcome is empty");
    }
}
