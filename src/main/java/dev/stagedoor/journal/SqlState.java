package dev.stagedoor.journal;

import java.sql.SQLException;
import java.util.Set;

/** Meaning of the states of PostgreSQL and the result codes of SQLite for the transaction that failed. */
final class SqlState {

    /**
     * Classes of errors after which the database rolls the transaction back. Among them are 26 (a prepared statement
     * that a connection pooler has lost), 40 (serialization failures and deadlocks), 53 (no more connections or memory)
     * and 55 (locks).
     */
    private static final Set<String> REFUSED_CLASSES = Set.of(
            "0A", "21", "22", "23", "25", "26", "28", "34", "3D", "3F", "40", "42", "44", "53", "54", "55", "P0");

    /**
     * Single states: connections that were refused or closed before the statement was sent (08001, 08003, 08004,
     * 57P03), and canceled statements (57014).
     */
    private static final Set<String> REFUSED = Set.of("08001", "08003", "08004", "57014", "57P03");

    /**
     * States of these classes that a commit can end in although it takes effect: its result is unknown (40003), its
     * time was over (25P04), or the log was full (53100), which is read again after a restart.
     */
    private static final Set<String> UNCERTAIN = Set.of("25P04", "40003", "53100");

    /**
     * Result codes of SQLite for which it rolls back: wrong statements (1), locks (5, 6), read-only files (8),
     * interrupted statements (9), damage (11, 26), full disks (13), files that cannot be opened (14), and values and
     * constraints (18, 19, 20). After a failed write to the disk (10), it does not know what the disk has.
     */
    private static final Set<Integer> REFUSED_BY_SQLITE = Set.of(1, 5, 6, 8, 9, 11, 13, 14, 18, 19, 20, 26);

    private static final int CLASS_LENGTH = 2;

    private SqlState() {}

    /**
     * Returns whether the database certainly did not commit. PostgreSQL that stops (57P01, 57P02) or a connection that
     * breaks (08006, 08007) is not certain, because the last thing before it may have been a commit.
     */
    static boolean isRefusal(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? REFUSED_BY_SQLITE.contains(failure.getErrorCode()) : isRefusal(state);
    }

    private static boolean isRefusal(String state) {
        return state.length() > CLASS_LENGTH
                && !UNCERTAIN.contains(state)
                && (REFUSED.contains(state) || REFUSED_CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}
