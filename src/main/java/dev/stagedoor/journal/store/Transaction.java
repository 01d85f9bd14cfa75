package dev.stagedoor.journal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection, one after the other. Like statements of one transaction are sent to the database
 * together. For use by one thread.
 */
final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final Statements statements;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    /** Like statements that wait to be sent. */
    private record Batch(PreparedStatement statement, boolean exact) {}

    /** Takes the connection over, until this object is closed. */
    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = new Statements(connection);
        connection.setAutoCommit(false);
    }

    /** Sends the statement at once, before those that wait. Returns the number of rows that it changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return statements.prepare(sql, parameters).executeUpdate();
    }

    /** Sends the statement together with others that have the same text. Their order stays. */
    void updateLater(String sql, @Nullable Object... parameters) throws SQLException {
        addBatch(sql, false, parameters);
    }

    /**
     * Sends the statement later, like {@link #updateLater}. The transaction fails with a
     * {@link StaleRevisionException} if the statement does not change exactly one row.
     */
    void updateOneLater(String sql, @Nullable Object... parameters) throws SQLException {
        addBatch(sql, true, parameters);
    }

    private void addBatch(String sql, boolean exact, @Nullable Object... parameters) throws SQLException {
        var statement = statements.prepare(sql, parameters);
        statement.addBatch();
        batches.putIfAbsent(sql, new Batch(statement, exact));
    }

    /** Sends all statements that wait. */
    void flush() throws SQLException {
        for (var batch : batches.values()) {
            for (int count : batch.statement.executeBatch()) {
                if (batch.exact && count != 1 && count != Statement.SUCCESS_NO_INFO) {
                    throw new StaleRevisionException();
                }
            }
        }
        batches.clear();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        for (var batch : batches.values()) {
            batch.statement.clearBatch();
        }
        batches.clear();
        connection.rollback();
    }

    /** Returns the connection. */
    @Override
    public void close() throws SQLException {
        try (connection;
                statements) {
            batches.clear();
        }
    }
}
