package dev.stagedoor.journal.store;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failure of writes that were to be committed together.
 *
 * @param cause the failure; null if there is none
 * @param isOfOneWrite whether one of the writes caused it, so that the others can succeed without that one
 */
record WriteFailure(@Nullable Throwable cause, boolean isOfOneWrite) {

    /** Classes of SQLSTATE for what one statement says: cardinality, data, and constraints. */
    private static final Set<String> OF_ONE_WRITE = Set.of("21", "22", "23");

    /** Result codes of SQLite, which has no SQLSTATE: a value too big, a violated constraint, another type. */
    private static final Set<Integer> SQLITE_OF_ONE_WRITE = Set.of(18, 19, 20);

    private static final int CLASS_LENGTH = 2;
    private static final WriteFailure NONE = new WriteFailure(null, false);

    static WriteFailure none() {
        return NONE;
    }

    /** Returns the failure of all writes. */
    static WriteFailure ofAll(Throwable cause) {
        return new WriteFailure(cause, false);
    }

    /** Returns the failure of a transaction that was rolled back. */
    static WriteFailure of(Throwable cause) {
        return new WriteFailure(cause, DatabaseFailure.causes(cause).anyMatch(WriteFailure::comesFromOneWrite));
    }

    private static boolean comesFromOneWrite(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return failure instanceof RuntimeException;
        }
        var state = sql.getSQLState();
        return state == null
                ? SQLITE_OF_ONE_WRITE.contains(sql.getErrorCode())
                : state.length() >= CLASS_LENGTH && OF_ONE_WRITE.contains(state.substring(0, CLASS_LENGTH));
    }
}
