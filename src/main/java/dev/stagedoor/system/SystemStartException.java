package dev.stagedoor.system;

import java.io.Serial;

/** Thrown if the actors cannot run as configured. The message says why, in a sentence for the operator. */
public final class SystemStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with that sentence. */
    public SystemStartException(String message) {
        super(message);
    }
}
