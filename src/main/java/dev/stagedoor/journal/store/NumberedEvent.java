package dev.stagedoor.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Event that was read, with its place among the events of all actors.
 *
 * @param ordinal the place; later events have higher ones, not all numbers are in use
 */
record NumberedEvent(long ordinal, StoredEvent event) {

    /** Columns that {@link #read} expects. */
    static final String COLUMNS = StoredEvent.COLUMNS + ", ordinal";

    private static final int ORDINAL = 12;

    static NumberedEvent read(ResultSet row) throws SQLException {
        return new NumberedEvent(row.getLong(ORDINAL), StoredEvent.read(row));
    }
}
