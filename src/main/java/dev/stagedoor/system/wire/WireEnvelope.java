package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.system.envelope.Envelope;
import java.util.Map;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Envelope as it travels between processes.
 *
 * @param kind the kind of the request
 * @param type the name of the actor's type
 * @param source what the message is made of; empty unless the kind is {@link Kind#MESSAGE}
 * @param nanos the time left until the deadline, in nanoseconds, as clocks differ between processes
 * @param origin the request that the message comes from
 * @param replyTo the reference that the outcome goes to, as Pekko writes references
 */
record WireEnvelope(Kind kind, String type, Source source, long nanos, Origin origin, String replyTo) {

    private static final Source NOTHING = new Source("", new byte[0], Map.of());

    /** Kinds of requests. */
    enum Kind {
        /** Asks the actor to handle a message. */
        MESSAGE,
        /** Asks that the actor run. */
        START,
        /** Asks the actor to stop. */
        STOP,
        /** Asks the actor to stop, and erases what it persisted. */
        ERASE
    }

    /**
     * Creates the wire envelope of an envelope that leaves this process. If the envelope was given up or sent before,
     * the wire envelope has no time left, and its reply reference ignores the outcome: the asker may wait for another
     * envelope by now.
     *
     * @param ignoreRef ignores what it gets
     * @param text writes a reference
     */
    static WireEnvelope of(Envelope envelope, ActorRef<Object> ignoreRef, Function<ActorRef<Object>, String> text) {
        boolean claimed = envelope.send();
        long nanos = claimed ? envelope.deadline().remaining().toNanos() : 0;
        var replyTo = text.apply(claimed ? envelope.answerTo() : ignoreRef);
        return switch (envelope.request()) {
            case Request.Question question -> of(Kind.MESSAGE, question.source(), envelope, nanos, replyTo);
            case Request.Tell tell -> of(Kind.MESSAGE, tell.source(), envelope, nanos, replyTo);
            case Request.Start() -> of(Kind.START, NOTHING, envelope, nanos, replyTo);
            case Request.Erase() -> of(Kind.ERASE, NOTHING, envelope, nanos, replyTo);
            case Request.Stop() -> of(Kind.STOP, NOTHING, envelope, nanos, replyTo);
        };
    }

    private static WireEnvelope of(Kind kind, Source source, Envelope envelope, long nanos, String replyTo) {
        return new WireEnvelope(kind, envelope.type(), source, nanos, envelope.origin(), replyTo);
    }
}
