package dev.stagedoor.guard;

import java.io.Serial;

/** What a breaker is told of a failed ask. It is never thrown, and so has no stack trace. */
final class AskFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AskFailure(String what) {
        super(what, null, false, false);
    }
}
