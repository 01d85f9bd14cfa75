package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Verdict;
import java.io.Serial;

/** Failure of an ask, as a breaker records it and shows it in its events. It is never thrown and has no stack trace. */
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
