package dev.stagedoor.guard;

import java.io.Serial;

/** What a breaker is told of a failed ask, and shows in its events. It is never thrown, and so has no stack trace. */
final class AskFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private AskFailure(String message) {
        super(message, null, false, false);
    }

    static AskFailure of(Verdict verdict) {
        return new AskFailure(verdict == Verdict.FAILED ? "actor-failed" : "deadline-exceeded");
    }
}
