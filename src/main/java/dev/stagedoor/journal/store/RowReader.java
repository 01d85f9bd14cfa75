package dev.stagedoor.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one row of a result.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowReader<T> {

    /** Reads the row that the result is at. */
    T read(ResultSet row) throws SQLException;
}
