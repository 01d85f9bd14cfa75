package dev.stagedoor.journal.transaction;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failure of writes that were to be committed together.
 *
 * @param cause the failure; null if there is none
 * @param kind what may be done about it
 */
record WriteFailure(@Nullable Throwable cause, Kind kind) {

    /** What may be done about a failure. */
    enum Kind {
        /** Nothing failed. */
        NONE,
        /** One of the writes caused it; the others can succeed without that one. */
        OF_ONE_WRITE,
        /** Another process wrote at the same time, and the transaction was rolled back; it can succeed later. */
        CONFLICT,
        /** All writes have failed. */
        OF_ALL
    }

    /** Classes of SQLSTATE for what one statement says: cardinality, data, and constraints. */
    private static final Set<String> OF_ONE_WRITE = Set.of("21", "22", "23");

    /** SQLSTATE of a lock that was not free in time. */
    private static final String LOCKED = "55P03";

    /** Class of SQLSTATE for transactions that were rolled back because of others. */
    private static final String CONFLICT = "40";

    /** The only state of that class in which the transaction may have been committed. */
    private static final String UNKNOWN = "40003";

    /** Result codes of SQLite, which has no SQLSTATE: a value too big, a violated constraint, another type. */
    private static final Set<Integer> SQLITE_OF_ONE_WRITE = Set.of(18, 19, 20);

    private static final int CLASS_LENGTH = 2;
    private static final WriteFailure NONE = new WriteFailure(null, Kind.NONE);

    static WriteFailure none() {
        return NONE;
    }

    /** Returns the failure of all writes. */
    static WriteFailure ofAll(Throwable cause) {
        return new WriteFailure(cause, Kind.OF_ALL);
    }

    /** Returns the failure of a transaction that was rolled back before its commit. */
    static WriteFailure beforeCommit(Throwable cause) {
        return new WriteFailure(
                cause,
                DatabaseFailure.causes(cause)
                        .map(WriteFailure::kindOf)
                        .filter(kind -> kind != Kind.OF_ALL)
                        .findFirst()
                        .orElse(Kind.OF_ALL));
    }

    /** Returns the failure of a commit, which may have taken effect unless the database says that it did not. */
    static WriteFailure ofCommit(SQLException cause) {
        return new WriteFailure(cause, isConflict(cause.getSQLState()) ? Kind.CONFLICT : Kind.OF_ALL);
    }

    private static Kind kindOf(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return failure instanceof RuntimeException ? Kind.OF_ONE_WRITE : Kind.OF_ALL;
        }
        if (isConflict(sql.getSQLState())) {
            return Kind.CONFLICT;
        }
        return isOfOneStatement(sql) ? Kind.OF_ONE_WRITE : Kind.OF_ALL;
    }

    private static boolean isConflict(@Nullable String state) {
        return state != null && state.startsWith(CONFLICT) && !state.equals(UNKNOWN);
    }

    private static boolean isOfOneStatement(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return SQLITE_OF_ONE_WRITE.contains(failure.getErrorCode());
        }
        return state.equals(LOCKED)
                || (state.length() >= CLASS_LENGTH && OF_ONE_WRITE.contains(state.substring(0, CLASS_LENGTH)));
    }
}
