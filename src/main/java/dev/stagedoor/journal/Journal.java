package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import dev.stagedoor.journal.database.Compaction;
import dev.stagedoor.journal.database.DatabaseAccess;
import dev.stagedoor.journal.database.DatabaseUrl;
import dev.stagedoor.journal.database.Dialect;
import dev.stagedoor.journal.database.JournalException;
import dev.stagedoor.journal.database.RetryingChannel;
import dev.stagedoor.journal.database.SharedDatabase;
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

/** Journal in the data source of the application: holds what actors persist. Safe for use by any thread. */
public final class Journal implements AutoCloseable {

    private static final int QUEUE = 10_000;
    private static final int DEFAULT_CONNECTIONS = 10;

    /** Connections of the pool that actors do not use. */
    private static final int SPARED = 2;

    private final String url;
    private final AsyncExecutor executor;
    private final SlickDatabase database;
    private final Erasure erasure;
    private final @Nullable HikariDataSource pool;
    private @Nullable Compaction compaction;
    private @Nullable SharedDatabase shared;

    /** Database that pekko-persistence-jdbc must not close, because the application owns the data source. */
    private record Borrowed(JdbcDatabaseDef database, JdbcProfile profile) implements SlickDatabase {

        @Override
        public boolean allowShutdown() {
            return false;
        }
    }

    /**
     * Creates a journal in a database that already has the schema.
     *
     * @param url the JDBC URL of the data source
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

    /** Ends the compaction of its database when this journal is closed. */
    void compactedBy(Compaction compaction) {
        this.compaction = compaction;
    }

    /** Makes shared embedded databases listen on loopback only. Must be called before the first use of H2. */
    public static void shareOnLoopbackOnly() {
        SharedDatabase.bindToLoopback();
    }

    /** Returns whether the database runs in this process, so that no other process can open it. */
    public boolean isEmbedded() {
        return SharedDatabase.isNeededFor(url);
    }

    /**
     * Returns the class path resource that configures Pekko Persistence to use a journal.
     *
     * @param journal the journal; null configures Pekko Persistence to fail every use, because there is no database
     */
    public static String config(@Nullable Journal journal) {
        return "dev/stagedoor/journal/%s.conf"
                .formatted(journal == null ? "nowhere" : Dialect.of(journal.url).named());
    }

    /**
     * Returns the setup with which an actor system persists in this journal, if {@link #config} configures the system.
     */
    public Setup setup() {
        return new JournalDatabase.Use(database);
    }

    /**
     * Permanently erases all events, snapshots and state of a persistence id. Blocks.
     *
     * @return whether anything was persisted under the id
     * @throws org.springframework.dao.DataAccessException if the database fails; then nothing is erased
     */
    public boolean erase(String persistenceId) {
        return erasure.erase(persistenceId);
    }

    /**
     * Returns how other processes of this machine reach the database; null if their own configuration leads to it. The
     * first call starts to share an embedded database, until this journal is closed.
     *
     * @throws JournalException if the embedded database cannot be shared
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
     * Points the data source to the database of another process. Must be called before the first use of the data
     * source.
     *
     * @throws JournalException if the data source is not a Hikari pool, or was used already
     */
    public void reach(DatabaseAccess access) {
        if (pool == null || pool.getHikariPoolMXBean() != null) {
            throw new JournalException(
                    "The data source of this worker cannot be switched to the gateway's %s. It must be the pool that Spring Boot makes, and must not be used while the worker starts."
                            .formatted(DatabaseUrl.shown(url)));
        }
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.username());
        pool.setPassword(access.password());
    }

    /** Ends pending writes, compaction and sharing. Leaves the data source open. */
    @Override
    public synchronized void close() {
        executor.close();
        if (compaction != null) {
            RetryingChannel.giveUp();
            compaction.close();
        }
        if (shared != null) {
            shared.close();
        }
    }
}
