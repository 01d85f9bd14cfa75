package dev.stagedoor.tracing;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import org.jspecify.annotations.Nullable;

/** Span of the handling of a message. Ends once, by one of two methods. */
public interface TracedHandling {

    /** Handling without a span. */
    TracedHandling NONE = new TracedHandling() {

        private static final Scope NO_SCOPE = () -> {};

        @Override
        public Scope open() {
            return NO_SCOPE;
        }

        @Override
        public void handled(@Nullable Outcome outcome) {
            // there is no span to end
        }

        @Override
        public void failed(Throwable failure, @Nullable Outcome outcome, Executed executed) {
            // there is no span to end
        }
    };

    /** Makes the span the current one of this thread, until the scope is closed. */
    Scope open();

    /**
     * Ends the span of a message that the actor has handled.
     *
     * @param outcome what the asker gets; null if the reply is still to come, or if nobody asked
     */
    void handled(@Nullable Outcome outcome);

    /**
     * Ends the span of a message on which the actor failed.
     *
     * @param outcome what the asker gets; null if nobody asked
     * @param executed whether the message took effect
     */
    void failed(Throwable failure, @Nullable Outcome outcome, Executed executed);

    /** Time in which a span is the current one of a thread. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
