package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import dev.stagedoor.journal.database.AwaitedDatabase;
import dev.stagedoor.testkit.fixture.Commits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.FileSystemUtils;

/** Database with a journal that fails or delays commits when a test says so. */
public final class FlakyDatabase extends AbstractDataSource implements AutoCloseable {

    private final Path folder;
    private final HikariDataSource pool = new HikariDataSource();
    private final Journal journal;
    private final Set<Connection> used = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean breaking;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** Creates a database that does not fail yet. */
    public FlakyDatabase() {
        try {
            folder = Files.createTempDirectory("flaky-database");
            var url = "jdbc:sqlite:%s?journal_mode=WAL&busy_timeout=5000".formatted(folder.resolve("journal.db"));
            pool.setJdbcUrl(url);
            JournalSchema.migrate(pool, url);
            journal = new Journal(this, new AwaitedDatabase(url, true));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Journal journal() {
        return journal;
    }

    /** Returns a client that bypasses the failures. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Sets whether the database refuses all connections, and closes those that are in use. */
    public void refuse(boolean refuses) {
        refusing = refuses;
        if (refuses) {
            used.forEach(FlakyDatabase::close);
            used.clear();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets whether the connection breaks during each commit; the transaction is then rolled back. */
    public void breakOff(boolean breaks) {
        breaking = breaks;
    }

    /** Delays all commits until the returned latch is counted down. */
    public CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusing) {
            throw new SQLTransientConnectionException("there is none", "08001");
        }
        var connection = pool.getConnection();
        used.add(connection.unwrap(Connection.class));
        return Commits.watched(connection, this::beforeCommit, () -> {});
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private void beforeCommit(Connection connection) throws SQLException, InterruptedException {
        held.await();
        if (breaking) {
            try (var statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
            throw new SQLException("broken off", "08006");
        }
    }

    @Override
    public void close() {
        held.countDown();
        journal.close();
        pool.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
