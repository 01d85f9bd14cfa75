package dev.stagedoor.journal.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection, one after the other. Like statements of one transaction are sent to the database
 * together. For use by one thread.
 */
public final class Transaction implements AutoCloseable {

    /** Takes SQLite's lock at once, so that a transaction never has to give up what it has read before it writes. */
    private static final String BEGIN = "BEGIN IMMEDIATE";

    /**
     * Bounds of a transaction in PostgreSQL, in milliseconds: a process that stops in the middle of one loses it, and
     * until then, others wait only briefly for what it has locked. For this transaction only, because a pooler may give
     * the connection to others.
     */
    private static final String BOUNDS =
            "SET LOCAL lock_timeout = 500; SET LOCAL idle_in_transaction_session_timeout = 10000";

    /**
     * Pages of SQLite's log after which a commit copies it, 64 MiB. {@link Checkpoints} come before that, unless writes
     * are large.
     */
    private static final String LONGEST_LOG = "PRAGMA wal_autocheckpoint = 16384";

    static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    private final Connection connection;

    /**
     * Whether the transactions are begun and ended by statements. The driver of SQLite does not notice when SQLite rolls
     * back by itself, as on a full disk; it would then commit each statement by itself. It also begins a transaction
     * right after each, and so keeps other processes from writing.
     */
    private final boolean explicit;

    private final Statements statements;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    private boolean active;

    /** Like statements that wait to be sent. */
    private record Batch(PreparedStatement statement, boolean exact) {}

    /** Takes the connection over, until this object is closed. */
    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.explicit = !statements.isPostgresql();
        connection.setAutoCommit(explicit);
        if (explicit) {
            query(LONGEST_LOG, row -> true);
        }
    }

    /** Returns whether commits go to a log that must be copied into the file of the database, as in SQLite. */
    boolean isLogged() {
        return explicit;
    }

    /** Begins the next transaction. */
    void begin() throws SQLException {
        if (explicit) {
            update(BEGIN);
        } else {
            bound();
        }
        active = true;
    }

    /** Sends the statement at once, before those that wait. Returns the number of rows that it changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        return statements.prepare(sql, parameters).executeUpdate();
    }

    private void bound() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(BOUNDS);
        }
    }

    /** Returns all rows that a query finds at once, without what waits to be sent. */
    public <T> List<T> query(String sql, Statements.RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return statements.query(sql, reader, parameters);
    }

    /** Sends the statement together with others that have the same text. Their order stays. */
    public void updateLater(String sql, @Nullable Object... parameters) throws SQLException {
        addBatch(sql, false, parameters);
    }

    /**
     * Sends the statement later, like {@link #updateLater}. The transaction fails with a
     * {@link StaleRevisionException} if the statement does not change exactly one row.
     */
    public void updateOneLater(String sql, @Nullable Object... parameters) throws SQLException {
        addBatch(sql, true, parameters);
    }

    private void addBatch(String sql, boolean exact, @Nullable Object... parameters) throws SQLException {
        var statement = statements.prepare(sql, parameters);
        statement.addBatch();
        batches.putIfAbsent(sql, new Batch(statement, exact));
    }

    /** Sends all statements that wait. */
    public void flush() throws SQLException {
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
        if (explicit) {
            update(COMMIT);
        } else {
            connection.commit();
        }
        active = false;
    }

    void rollback() throws SQLException {
        for (var batch : batches.values()) {
            batch.statement.clearBatch();
        }
        batches.clear();
        active = false;
        if (explicit) {
            update(ROLLBACK);
        } else {
            connection.rollback();
        }
    }

    /** Rolls back what is not committed, and returns the connection. */
    @Override
    public void close() throws SQLException {
        try (connection;
                statements) {
            if (active) {
                rollback();
            }
        }
    }
}
