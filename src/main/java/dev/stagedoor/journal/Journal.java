package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.jspecify.annotations.Nullable;
import scala.Option;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcBackend.JdbcDatabaseDef;
import slick.jdbc.JdbcProfile;
import slick.util.AsyncExecutor;

/** What actors persist, in the data source of the application. Safe for use by any thread. */
public final class Journal implements AutoCloseable {

    static final int QUEUE = 10_000;
    private static final int DEFAULT_CONNECTIONS = 10;

    /** Connections of the pool that are left to others than actors. */
    private static final int SPARED = 2;

    private final String url;
    private final AsyncExecutor executor;
    private final SlickDatabase database;
    private final Erasure erasure;
    private final @Nullable HikariDataSource pool;
    private @Nullable Compaction compaction;
    private @Nullable SharedDatabase shared;

    /** A database that is closed by who opened it. */
    private record Borrowed(JdbcDatabaseDef database, JdbcProfile profile) implements SlickDatabase {

        @Override
        public boolean allowShutdown() {
            return false;
        }
    }

    /**
     * A journal in a database that has the schema.
     *
     * @param url where the data source leads to
     */
    Journal(DataSource dataSource, String url) throws SQLException {
        this.pool = dataSource.isWrapperFor(HikariDataSource.class) ? dataSource.unwrap(HikariDataSource.class) : null;
        int connections = Math.max(1, (pool == null ? DEFAULT_CONNECTIONS : pool.getMaximumPoolSize()) - SPARED);
        this.url = url;
        this.executor = AsyncExecutor.apply("stagedoor-journal", connections, connections, QUEUE, connections);
        this.database = new Borrowed(
                JdbcBackend$.MODULE$.Database().forDataSource(dataSource, Option.apply(connections), executor, false),
                Dialect.of(url).profile());
        this.erasure = new Erasure(dataSource);
    }

    /** Has the compaction of its database end with it. */
    void compactedBy(Compaction compaction) {
        this.compaction = compaction;
    }

    /** Has an embedded database that is shared listen on loopback alone; to be called before there is any. */
    public static void shareOnLoopbackOnly() {
        SharedDatabase.bindToLoopback();
    }

    /** Whether the database is in this process, and no other can have it. */
    public boolean isEmbedded() {
        return SharedDatabase.isNeededFor(url);
    }

    /** The resource on the class path that configures Pekko to persist in a journal; null is none, which all are told. */
    public static String config(@Nullable Journal journal) {
        return "dev/stagedoor/journal/%s.conf"
                .formatted(journal == null ? "nowhere" : Dialect.of(journal.url).named());
    }

    /** Has an actor system persist here, if it is configured so. */
    public Setup setup() {
        return new JournalDatabase.Use(database);
    }

    /**
     * Erases all that is persisted under an id, for good: events, snapshots and state. Blocks.
     *
     * @return whether there was anything
     * @throws org.springframework.dao.DataAccessException if the database fails; then nothing is erased
     */
    public boolean erase(String persistenceId) {
        return erasure.erase(persistenceId);
    }

    /**
     * How other processes of this machine reach the database; null if that is as they are configured.
     *
     * @throws JournalException if they cannot reach it
     */
    public synchronized @Nullable DatabaseAccess share() {
        if (shared == null && SharedDatabase.isNeededFor(url)) {
            shared = SharedDatabase.open(url);
        }
        return shared == null
                ? null
                : new DatabaseAccess(
                        shared.url(),
                        pool == null ? null : pool.getUsername(),
                        pool == null ? null : pool.getPassword());
    }

    /**
     * Has the data source lead to the database of another process, before it first leads anywhere.
     *
     * @throws JournalException if it cannot any more
     */
    public void reach(DatabaseAccess access) {
        if (pool == null || pool.getHikariPoolMXBean() != null) {
            throw new JournalException(
                    "The data source was used before the gateway let this worker into %s; it is to be a pool of Spring Boot's, and not to be used at the start of a worker."
                            .formatted(DatabaseUrl.shown(url)));
        }
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.username());
        pool.setPassword(access.password());
    }

    @Override
    public synchronized void close() {
        executor.close();
        RetryingChannel.giveUp();
        if (compaction != null) {
            compaction.close();
        }
        if (shared != null) {
            shared.close();
        }
    }
}
