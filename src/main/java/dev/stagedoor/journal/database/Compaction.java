package dev.stagedoor.journal.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of an embedded database small while it is in use. H2 appends every change, several kilobytes for each
 * transaction. It does not reclaim the room by itself when it writes each transaction at once.
 */
public final class Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_MILLIS = 50;

    private final DataSource dataSource;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-compaction").factory());

    private Compaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Starts to compact once a second, for at most 50 ms each time. Runs until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the executor
    public static Compaction of(DataSource dataSource) {
        var compaction = new Compaction(dataSource);
        compaction.executor.scheduleWithFixedDelay(
                compaction::compact, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return compaction;
    }

    private void compact() {
        try (var connection = dataSource.getConnection()) {
            store(connection.unwrap(JdbcConnection.class)).ifPresent(store -> store.compactFile(MOST_MILLIS));
        } catch (SQLException | MVStoreException e) {
            LOG.warn(
                    "event=compaction-failed reason=\"{}\"",
                    DatabaseFailure.of(e).reason());
        }
    }

    private static Optional<MVStore> store(JdbcConnection connection) {
        return connection.getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
