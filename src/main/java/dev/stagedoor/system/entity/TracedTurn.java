package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.tracing.TracedHandling;
import dev.stagedoor.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Span of the message that an actor handles: until its turn ends, and the journal has what it persisted in it. For use by
 * the actor's own thread.
 */
final class TracedTurn {

    private final Tracing tracing;
    private TracedHandling handling = TracedHandling.NONE;
    private @Nullable Envelope current;

    TracedTurn(Tracing tracing) {
        this.tracing = tracing;
    }

    void begin(Envelope envelope) {
        handling = tracing.handling(envelope.type(), envelope.request(), envelope.origin());
        current = envelope;
    }

    /** Makes the span of the message, if the actor still handles one, the current one of this thread. */
    TracedHandling.Scope open() {
        return handling.open();
    }

    /** Ends the span of a message that the actor has handled. Does nothing if there is none. */
    void end() {
        if (current != null) {
            handling.handled(outcome(current));
            clear();
        }
    }

    /** Ends the span of a message on which the actor has failed. Does nothing if there is none. */
    void failed(Throwable thrown) {
        if (current != null) {
            var outcome = outcome(current);
            handling.failed(thrown, outcome, outcome == null ? Executed.UNKNOWN : outcome.executed());
            clear();
        }
    }

    private void clear() {
        handling = TracedHandling.NONE;
        current = null;
    }

    /** Returns what the asker gets; null if it is to come, or if nobody waits for it any more. */
    private static @Nullable Outcome outcome(Envelope envelope) {
        if (envelope instanceof PendingAsk ask
                && ask.outcome().isDone()
                && !ask.outcome().isCompletedExceptionally()) {
            return ask.outcome().resultNow();
        }
        return null;
    }
}
