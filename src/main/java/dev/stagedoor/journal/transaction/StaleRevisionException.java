package dev.stagedoor.journal.transaction;

import java.sql.SQLIntegrityConstraintViolationException;

/** Thrown because another writer has changed a state since its revision was read. Nothing is written. */
final class StaleRevisionException extends SQLIntegrityConstraintViolationException {

    private static final long serialVersionUID = 1L;

    /** SQLSTATE of a violated constraint. */
    private static final String VIOLATION = "23000";

    StaleRevisionException() {
        super("another writer has changed the state since this revision was read", VIOLATION);
    }
}
