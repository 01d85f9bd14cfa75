package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.protocol.model.Names;
import io.micrometer.tracing.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names and attributes of spans. They follow OpenTelemetry's semantic conventions for RPC if the message has a reply, and
 * those for messaging if it has none. No attribute has contents of messages or ids of actors.
 */
final class SpanAttributes {

    private static final String SYSTEM = "pekko";
    private static final String OUTCOME = "stagedoor.outcome";
    private static final String EXECUTED = "stagedoor.executed";
    private static final String ERROR_TYPE = "error.type";

    private SpanAttributes() {}

    /** Describes the sending of a message. */
    static Span.Builder sending(Span.Builder span, String type, String message, boolean replies) {
        return replies
                ? call(span.kind(Span.Kind.CLIENT), type, message)
                : messaging(span.kind(Span.Kind.PRODUCER), "send", type, message);
    }

    /** Describes the handling of a message. */
    static Span.Builder handling(Span.Builder span, String type, String message, boolean replies) {
        return replies
                ? call(span.kind(Span.Kind.SERVER), type, message)
                : messaging(span.kind(Span.Kind.CONSUMER), "process", type, message);
    }

    private static Span.Builder call(Span.Builder span, String type, String message) {
        var method = type + "/" + message;
        return described(span, type, message)
                .name(method)
                .tag("rpc.system.name", SYSTEM)
                .tag("rpc.method", method);
    }

    private static Span.Builder messaging(Span.Builder span, String operation, String type, String message) {
        return described(span, type, message)
                .name(operation + " " + type)
                .tag("messaging.system", SYSTEM)
                .tag("messaging.destination.name", type)
                .tag("messaging.operation.type", operation)
                .tag("messaging.operation.name", operation);
    }

    private static Span.Builder described(Span.Builder span, String type, String message) {
        return span.tag("stagedoor.type", type).tag("stagedoor.message", message);
    }

    /** Adds what became of a message. */
    static void end(Span span, @Nullable String outcome, Executed executed, @Nullable String error) {
        if (outcome != null) {
            span.tag(OUTCOME, outcome);
        }
        span.tag(EXECUTED, executed.name().toLowerCase(Locale.ROOT));
        if (error != null) {
            fail(span, error);
        }
        span.end();
    }

    /** Marks the span as one of an error. */
    static void fail(Span span, String error) {
        span.tag(ERROR_TYPE, error).error(new SpanError(error));
    }

    /** Returns the name of an outcome, as the meters have it. */
    static String name(Outcome outcome) {
        return Names.kebabCase(outcome.getClass().getSimpleName());
    }
}
