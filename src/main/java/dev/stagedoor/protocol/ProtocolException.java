package dev.stagedoor.protocol;

import java.io.Serial;

/** A message class that cannot be served over HTTP. Thrown at start only; the message names type, class and reason. */
public final class ProtocolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
