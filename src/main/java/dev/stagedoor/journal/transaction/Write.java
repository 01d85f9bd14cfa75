package dev.stagedoor.journal.transaction;

import java.sql.SQLException;

/**
 * Change of the database. It may run twice, in another transaction, because the first one was rolled back.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface Write<T> {

    /**
     * Makes the change. The change takes effect when the transaction commits.
     *
     * @throws SQLException if the database refuses the change; then nothing of the transaction takes effect
     */
    T in(Transaction transaction) throws SQLException;
}
