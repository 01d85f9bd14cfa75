package dev.stagedoor.journal.transaction;

import java.sql.SQLException;

/** Thrown for a change that certainly was not made, because its transaction ended before its commit. */
public final class NotWrittenException extends SQLException {

    private static final long serialVersionUID = 1L;

    NotWrittenException(Throwable cause) {
        super("nothing was written: " + cause.getMessage(), cause);
    }
}
