package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.Returned;
import org.apache.pekko.actor.ActorRef;

/**
 * Ask or tell that a link is to carry.
 *
 * @param id the actor's id
 * @param envelope the ask or tell
 * @param otherwise sends it another way; called if the envelope did not leave, or if the other process did not take it
 * @param received called once for a tell that left: it has reached the other process, or is lost
 */
public record OutboundMessage(String id, Envelope envelope, Runnable otherwise, Runnable received) {

    /** Sends a message again that left, and that the other process did not give to an actor. */
    void giveBack() {
        switch (envelope) {
            case PendingAsk ask -> ask.tell(new Returned(), ActorRef.noSender());
            default -> otherwise.run();
        }
    }

    /** Ends a message that left on a link that has ended since, as nobody knows how far it came. */
    void lose() {
        switch (envelope) {
            case PendingAsk ask -> ask.answer(new Outcome.Unreachable());
            default -> received.run();
        }
    }

    /**
     * Refuses an ask, as too many wait. Returns false for a tell, which was acknowledged; those who tell look before
     * whether too many wait.
     */
    boolean refuse() {
        if (!(envelope instanceof PendingAsk ask)) {
            return false;
        }
        if (ask.giveUp()) {
            ask.answer(new Outcome.Overloaded(Outcome.Limit.SILENT_HOST));
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // to compare references by value, each would need a path
    boolean carries(PendingAsk ask) {
        return envelope == ask;
    }

    FrameKind kind() {
        return envelope instanceof PendingAsk ? FrameKind.ASK : FrameKind.TELL;
    }
}
