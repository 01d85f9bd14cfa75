package dev.stagedoor.system;

import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import java.util.Map;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as it travels between processes.
 *
 * @param kind what is asked for
 * @param type the name of the actor's type
 * @param source what the message is made of; empty unless the kind is {@link Kind#MESSAGE}
 * @param nanos what remains until the deadline, in nanoseconds, as clocks differ between processes
 * @param traceparent the trace it belongs to
 * @param replyTo who waits for the outcome, as Pekko writes references
 */
record WireEnvelope(
        Kind kind,
        String type,
        Source source,
        long nanos,
        @Nullable String traceparent,
        String replyTo) {

    private static final Source NOTHING = new Source("", new byte[0], Map.of());

    /** What can be asked for. */
    enum Kind {
        /** That the actor handle a message. */
        MESSAGE,
        /** That the actor run. */
        START,
        /** That the actor stop. */
        STOP,
        /** That the actor stop, and what it persisted be erased. */
        ERASE
    }

    /**
     * Packs an envelope that leaves. What was given up before travels as something that is too late, and that nobody waits
     * for: its asker may wait for another envelope by now.
     *
     * @param text how references are written
     */
    static WireEnvelope of(Envelope envelope, ActorRef<Object> nobody, Function<ActorRef<Object>, String> text) {
        boolean wanted = envelope.send();
        long nanos = wanted ? envelope.deadline().remaining().toNanos() : 0;
        var replyTo = text.apply(wanted ? envelope.replyTo() : nobody);
        return switch (envelope.request()) {
            case Request.Question question -> of(Kind.MESSAGE, question.source(), envelope, nanos, replyTo);
            case Request.Tell tell -> of(Kind.MESSAGE, tell.source(), envelope, nanos, replyTo);
            case Request.Start() -> of(Kind.START, NOTHING, envelope, nanos, replyTo);
            case Request.Erase() -> of(Kind.ERASE, NOTHING, envelope, nanos, replyTo);
            case Request.Stop() -> of(Kind.STOP, NOTHING, envelope, nanos, replyTo);
        };
    }

    private static WireEnvelope of(Kind kind, Source source, Envelope envelope, long nanos, String replyTo) {
        return new WireEnvelope(kind, envelope.type(), source, nanos, envelope.traceparent(), replyTo);
    }
}
