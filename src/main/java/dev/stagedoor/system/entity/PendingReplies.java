package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.system.envelope.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an actor has begun and will reply to later. If its shard stops the actor, as when the shard moves, the stop
 * waits for the replies, but not so long that messages that arrive meanwhile are late. An entity with a stop message of
 * its own decides itself when to stop. For use by the actor's own thread.
 */
final class PendingReplies {

    /** Shorter than an ask waits by default. */
    private static final Duration MAX_DEFERRAL = Duration.ofSeconds(3);

    private final List<Envelope> asks = new ArrayList<>();
    private @Nullable Deferral deferral;

    /**
     * Deferral of the stop.
     *
     * @param onReply runs, on any thread, whenever fewer replies may be pending
     */
    private record Deferral(Deadline end, Runnable onReply) {}

    /** Adds an ask that the actor has just handled. Returns true if the actor has not replied yet. */
    boolean add(Envelope envelope) {
        if (envelope.answered()) {
            return false;
        }
        asks.removeIf(Envelope::answered);
        asks.add(envelope);
        if (deferral != null) {
            envelope.whenAnswered(deferral.onReply());
        }
        return true;
    }

    /** Removes all asks: the actor that was to reply was restarted. */
    void clear() {
        asks.clear();
    }

    /**
     * Returns whether a reply is pending before its deadline; false once the stop has been deferred for {@link
     * #MAX_DEFERRAL}.
     */
    boolean remain() {
        asks.removeIf(envelope -> envelope.answered() || envelope.deadline().passed());
        return !asks.isEmpty() && (deferral == null || !deferral.end().passed());
    }

    /** Returns whether the stop is deferred for the pending replies. */
    boolean isDeferring() {
        return deferral != null;
    }

    /**
     * Defers the stop for the pending replies.
     *
     * @param onReply runs, on any thread, whenever fewer replies may be pending
     * @return the longest time until the stop
     */
    Duration defer(Runnable onReply) {
        deferral = new Deferral(Deadline.in(MAX_DEFERRAL), onReply);
        asks.forEach(envelope -> envelope.whenAnswered(onReply));
        return MAX_DEFERRAL;
    }
}
