package dev.stagedoor.system.wire;

import dev.stagedoor.system.envelope.Envelope;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Envelope as Pekko carries it between processes.
 *
 * @param request the request
 * @param nanos the time left until the deadline, in nanoseconds, as clocks differ between processes
 * @param replyTo the reference that the outcome goes to, as Pekko writes references
 */
record WireEnvelope(WireRequest request, long nanos, String replyTo) {

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
        return new WireEnvelope(WireRequest.of(envelope), nanos, replyTo);
    }
}
