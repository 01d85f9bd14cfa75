package dev.stagedoor.serialization;

import java.io.Serial;

/**
 * Thrown when a value could not be read again if it were written, at the start for its type or when the value is to be
 * written. The message is a sentence that names the type, the component and the remedy.
 */
public final class UnreadableTypeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableTypeException(String message) {
        super(message);
    }
}
