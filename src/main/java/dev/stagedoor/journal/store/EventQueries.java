package dev.stagedoor.journal.store;

import dev.stagedoor.journal.transaction.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads pages of events and persistence ids. */
final class EventQueries {

    /**
     * Event that was read, with its place among the events of all actors.
     *
     * @param ordinal the place; later events have higher ones, not all numbers are in use
     */
    record Numbered(long ordinal, StoredEvent event) {

        /** Columns that {@link #read} expects. */
        static final String COLUMNS = StoredEvent.COLUMNS + ", ordinal";

        private static final int ORDINAL = 12;

        static Numbered read(ResultSet row) throws SQLException {
            return new Numbered(row.getLong(ORDINAL), StoredEvent.read(row));
        }
    }

    /** How many rows are read at once at most, to bound the memory. */
    static final int PAGE = 500;

    private static final String OF_ALL = "SELECT " + Numbered.COLUMNS
            + " FROM stagedoor_event WHERE ordinal > ? AND ordinal <= ? AND deleted = 0 ORDER BY ordinal LIMIT " + PAGE;
    private static final String OF_ONE = "SELECT " + Numbered.COLUMNS
            + " FROM stagedoor_event WHERE persistence_id = ? AND sequence_number >= ? AND sequence_number <= ? AND deleted = 0 ORDER BY sequence_number LIMIT ?";
    private static final String IDS =
            "SELECT DISTINCT persistence_id FROM stagedoor_event WHERE persistence_id > ? ORDER BY persistence_id LIMIT ?";
    private static final String LAST = "SELECT COALESCE(MAX(ordinal), 0) FROM stagedoor_event";
    private static final String LAST_GIVEN = "SELECT last_value FROM stagedoor_event_ordinal";
    private static final String NEXT_TRANSACTION =
            "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)";
    private static final String OLDEST_TRANSACTION =
            "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";

    private EventQueries() {}

    /**
     * End of the events at some moment.
     *
     * @param ordinal the highest ordinal that was given
     * @param transaction a number above those of all transactions that may still write an event up to the ordinal; 0
     *     if there are none
     */
    record End(long ordinal, long transaction) {}

    /** Reads events of all actors, above one ordinal and up to another. */
    static Statements.Read<List<Numbered>> ofAll(long after, long to) {
        return statements -> statements.query(OF_ALL, Numbered::read, after, to);
    }

    /** Reads events of one actor, in the order of their sequence numbers. */
    static Statements.Read<List<Numbered>> ofOne(String persistenceId, long from, long to, long limit) {
        return statements -> statements.query(OF_ONE, Numbered::read, persistenceId, from, to, limit);
    }

    /** Reads the ids of actors with events, in the order of the database. */
    static Statements.Read<List<String>> ids(String after, long limit) {
        return statements -> statements.query(IDS, row -> row.getString(1), after, limit);
    }

    /**
     * Reads the end. PostgreSQL gives ordinals to transactions at the same time, and the one with the lower ordinal can
     * commit last. Each has its number before it gets an ordinal, so the ordinal must be read first.
     */
    static Statements.Read<End> end() {
        return statements -> {
            if (!statements.isPostgresql()) {
                return new End(statements.query(LAST, row -> row.getLong(1)).getFirst(), 0);
            }
            long ordinal = statements.query(LAST_GIVEN, row -> row.getLong(1)).getFirst();
            return new End(
                    ordinal,
                    statements.query(NEXT_TRANSACTION, row -> row.getLong(1)).getFirst());
        };
    }

    /** Reads whether all events up to the end that will ever be there can be read now. */
    static Statements.Read<Boolean> isComplete(End end) {
        return statements -> end.transaction() == 0
                || statements.query(OLDEST_TRANSACTION, row -> row.getLong(1)).getFirst() >= end.transaction();
    }
}
