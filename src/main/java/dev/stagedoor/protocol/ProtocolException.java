package dev.stagedoor.protocol;

import java.io.Serial;

/** Thrown at startup when a message class cannot be served over HTTP. The message names the class and the reason. */
public final class ProtocolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
