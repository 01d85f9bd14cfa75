package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The asks that an actor has begun with and replies to later. Where it ends for no reason of its own, as its shard moves, that
 * waits for the replies; but only for so long that those who come meanwhile are not late. An entity with a stop message of its
 * own ends as it sees fit. For use by the actor's own thread.
 */
final class PendingReplies {

    /** Shorter than an ask waits by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Envelope> open = new ArrayList<>();
    private @Nullable Deadline deferral;

    /** Takes note of an ask that the actor has just handled; true if the actor has not replied yet. */
    boolean add(Envelope envelope) {
        if (envelope.answered()) {
            return false;
        }
        open.removeIf(Envelope::answered);
        return open.add(envelope);
    }

    /** Forgets all: whoever owed them was restarted. */
    void clear() {
        open.clear();
    }

    /** Whether there are any that it is worth waiting for. */
    boolean remain() {
        open.removeIf(envelope -> envelope.answered() || envelope.deadline().passed());
        return !open.isEmpty() && (deferral == null || !deferral.passed());
    }

    /**
     * Begins to wait.
     *
     * @param again is run, by any thread, whenever fewer may remain
     * @return when it ends at the latest
     */
    Duration defer(Runnable again) {
        deferral = Deadline.in(PATIENCE);
        open.forEach(envelope -> envelope.whenAnswered(again));
        return PATIENCE;
    }
}
