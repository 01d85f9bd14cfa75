package dev.stagedoor.journal.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepared statements of one connection. Each is prepared once. For use by one thread at a time. */
public final class Statements implements AutoCloseable {

    /**
     * Reads something.
     *
     * @param <T> what is read
     */
    @FunctionalInterface
    public interface Read<T> {

        /** Reads it by statements that must not be used afterwards. */
        T from(Statements statements) throws SQLException;
    }

    /**
     * Reads a row of a result.
     *
     * @param <T> what is read
     */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Reads the current row. */
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Returns whether the database is PostgreSQL; otherwise it is SQLite. */
    public boolean isPostgresql() throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /** Returns the statement with its parameters set. */
    PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Returns all rows that a query finds. */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (var rows = prepare(sql, parameters).executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
    }
}
