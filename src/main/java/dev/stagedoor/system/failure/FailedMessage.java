package dev.stagedoor.system.failure;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.system.envelope.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Message that went nowhere, as far as it may be known: without its contents.
 *
 * @param name its name in the protocol, or else the simple name of its class; null if it is no message of a protocol
 * @param traceId the trace that it belongs to; null if it has none
 */
record FailedMessage(@Nullable String name, @Nullable String traceId) {

    /** Stands for a message that is not known. */
    static final FailedMessage UNKNOWN = new FailedMessage(null, null);

    /** The trace id in a {@code traceparent}: {@code 00-{trace id}-{parent id}-{flags}}. */
    private static final int TRACE_ID_FIELD = 1;

    static FailedMessage of(Object message) {
        return message instanceof Envelope envelope
                ? new FailedMessage(envelope.request().messageName(), traceId(envelope.origin()))
                : new FailedMessage(simpleName(message), null);
    }

    /** Describes a reply that its asker does not get any more. */
    static FailedMessage ofReply(Object reply, Envelope ask) {
        return new FailedMessage(simpleName(reply), traceId(ask.origin()));
    }

    private static @Nullable String traceId(Origin origin) {
        var traceparent = origin.traceparent();
        return traceparent == null ? null : traceparent.split("-", -1)[TRACE_ID_FIELD];
    }

    private static String simpleName(Object message) {
        var name = message.getClass().getSimpleName();
        return name.isEmpty() ? message.getClass().getName().replaceFirst(".*\\.", "") : name;
    }
}
