package dev.stagedoor.inspect;

import dev.stagedoor.ask.Executed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failure of an actor, or a message that went nowhere. It has no contents of messages, and no texts of exceptions.
 *
 * @param time when it happened
 * @param type the name of the actor's type; {@link #NO_TYPE} if it concerns no actor that is served
 * @param id the actor's id; null if that is not known
 * @param cause why the message went nowhere
 * @param message the name of the message in its protocol, or else the simple name of its class; null if it is not known
 * @param exception the class of the exception; null if there was none
 * @param traceId the trace that the ask belongs to (W3C Trace Context); null if it has none
 * @param executed whether the actor handled the message; null if it is not known which message it was
 */
public record ActorFailure(
        Instant time,
        String type,
        @Nullable String id,
        FailureCause cause,
        @Nullable String message,
        @Nullable String exception,
        @Nullable String traceId,
        @Nullable Executed executed) {

    /** Stands for a type where no type that is served is concerned. */
    public static final String NO_TYPE = "-";

    /** Checks the type. */
    public ActorFailure {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("the type must not be empty");
        }
    }
}
