package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.protocol.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as of RFC 9457, with what a caller needs to decide whether to ask again.
 *
 * @param type what kind it is
 * @param detail what happened this time
 * @param executed whether the actor handled the message
 * @param retryable whether the same request may well succeed later, and cannot take effect twice
 * @param errors the faults of an invalid message, else none
 * @param retryAfter when to ask again, if that is known
 * @param allow the methods that are served instead, if it is about the method
 */
record Problem(
        ProblemType type,
        String detail,
        Executed executed,
        boolean retryable,
        List<Fault> errors,
        @Nullable Duration retryAfter,
        List<String> allow) {

    /** A problem with the request, which was not let through; sending the same again is of no use. */
    static Problem refused(ProblemType type, String detail) {
        return new Problem(type, detail, Executed.NO, false, List.of(), null, List.of());
    }

    static Problem invalid(List<Fault> errors) {
        var detail =
                errors.size() == 1 ? "The message has a fault." : "The message has %d faults.".formatted(errors.size());
        return new Problem(ProblemType.INVALID_MESSAGE, detail, Executed.NO, false, errors, null, List.of());
    }

    static Problem methodNotAllowed(String method, List<String> allow) {
        var detail = "%s is not served here, but %s.".formatted(method, String.join(", ", allow));
        return new Problem(ProblemType.METHOD_NOT_ALLOWED, detail, Executed.NO, false, List.of(), null, allow);
    }

    /** An ask that was not sent; sending it later is worth a try. */
    static Problem notSent(ProblemType type, String detail, Duration retryAfter) {
        return new Problem(type, detail, Executed.NO, true, List.of(), retryAfter, List.of());
    }

    /** An ask that was sent and went wrong. */
    static Problem failed(ProblemType type, String detail, Executed executed, boolean safe) {
        return new Problem(type, detail, executed, safe || executed == Executed.NO, List.of(), null, List.of());
    }
}
