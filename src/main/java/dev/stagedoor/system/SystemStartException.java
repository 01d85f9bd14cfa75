package dev.stagedoor.system;

import java.io.Serial;

/** The actors cannot be run as the configuration asks. The message says why, in a sentence for whoever configures it. */
public final class SystemStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public SystemStartException(String message) {
        super(message);
    }
}
