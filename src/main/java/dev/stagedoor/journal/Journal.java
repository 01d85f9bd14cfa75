package dev.stagedoor.journal;

import com.typesafe.config.Config;
import com.zaxxer.hikari.HikariDataSource;
import dev.stagedoor.ask.Cause;
import dev.stagedoor.inspect.JournalCounts;
import dev.stagedoor.journal.database.AwaitedDatabase;
import dev.stagedoor.journal.database.Dialect;
import dev.stagedoor.journal.database.JournalException;
import dev.stagedoor.journal.kept.StoredActors;
import dev.stagedoor.journal.store.Payload;
import dev.stagedoor.journal.store.Store;
import dev.stagedoor.journal.transaction.Turn;
import dev.stagedoor.journal.transaction.Write;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.setup.Setup;
import org.jspecify.annotations.Nullable;

/** Journal in the data source of the application: holds what actors persist. Safe for use by any thread. */
public final class Journal implements AutoCloseable {

    private static final int DEFAULT_CONNECTIONS = 10;

    /** Connections of the pool that actors do not use. */
    private static final int SPARED = 2;

    private static final int FEWEST_CONNECTIONS = 2;

    private volatile AwaitedDatabase database;
    private final @Nullable HikariDataSource pool;
    private final FileTurn turn;
    private final Store store;
    private final WriteCounts counts = new WriteCounts();

    /** Creates a journal in a database that already has the schema. */
    Journal(DataSource dataSource, AwaitedDatabase database) throws SQLException {
        this.database = database;
        this.pool = dataSource.isWrapperFor(HikariDataSource.class) ? dataSource.unwrap(HikariDataSource.class) : null;
        int connections = (pool == null ? DEFAULT_CONNECTIONS : pool.getMaximumPoolSize()) - SPARED;
        this.turn = new FileTurn(() -> this.database.file().orElseThrow());
        this.store = new Store(
                dataSource,
                Math.max(FEWEST_CONNECTIONS, connections),
                database.file().isPresent() ? turn : Turn.ALWAYS);
        store.observe(counts);
    }

    /** Returns whether the database is a file of this machine, which other machines cannot reach. */
    public boolean isEmbedded() {
        return database.file().isPresent();
    }

    /** Returns the kind of the database. */
    public Dialect dialect() {
        return Dialect.of(database.url());
    }

    /**
     * Returns the class path resource that configures Pekko Persistence to use a journal.
     *
     * @param journal the journal; null configures Pekko Persistence to fail every use, because there is no database
     */
    public static String config(@Nullable Journal journal) {
        return "dev/stagedoor/journal/%s.conf".formatted(journal == null ? "nowhere" : "journal");
    }

    /**
     * Returns the setup with which an actor system persists in this journal, if {@link #config} configures the system.
     */
    public Setup setup() {
        return store;
    }

    /** Returns whether Pekko's configuration lets actors persist in a journal like this, unless they name a plugin. */
    public static boolean isDefaultIn(Config config) {
        return Store.isDefaultIn(config);
    }

    /** Lets what an actor persists be written together with the effect of a request, as {@link Store#beginTurn} does. */
    public void beginTurn(String persistenceId, Cause cause) {
        store.beginTurn(persistenceId, cause);
    }

    /** Ends the turn of the actor that handled the request. */
    public void endTurn(String persistenceId) {
        store.endTurn(persistenceId);
    }

    /** Records that the request may take effect later, as {@link Store#doubt} does. */
    public CompletableFuture<Done> doubt(Cause cause) {
        return store.doubt(cause);
    }

    /**
     * Returns the inspector of what actors persisted.
     *
     * @param json returns a value as JSON, or fails; null if contents must not be shown
     */
    public StoredActors inspector(@Nullable Function<Payload, String> json) {
        return new StoredActors(store, json);
    }

    /** Makes a change of the database, as {@link Store#write} does. */
    public <T> CompletableFuture<T> write(Write<T> write) {
        return store.write(write);
    }

    /** Tells the observer of the end of each change, as {@link Store#observe} does. */
    void observe(BiConsumer<Duration, @Nullable Throwable> observer) {
        store.observe(counts.andThen(observer));
    }

    /** Returns what this process wrote since its start. */
    public JournalCounts counts() {
        return counts.with(store.waiting());
    }

    /**
     * Permanently erases all events, snapshots and state of a persistence id.
     *
     * @return completes with whether anything was persisted under the id, on a thread that must not be blocked; fails
     *     if the database fails, and then nothing is erased
     */
    public CompletableFuture<Boolean> erase(String persistenceId) {
        return store.erase(persistenceId);
    }

    /**
     * Returns the URL by which other processes of this machine reach the database; null if their own configuration
     * leads to it.
     */
    public @Nullable String sharedUrl() {
        return isEmbedded() ? database.absoluteUrl() : null;
    }

    /**
     * Points the data source to the database of another process. Must be called before the first use of the data
     * source.
     *
     * @throws JournalException if the data source is not a Hikari pool, or was used already
     */
    public void reach(String url) {
        if (pool == null || pool.getHikariPoolMXBean() != null) {
            throw new JournalException(
                    "The data source of this worker cannot be switched to the gateway's %s. It must be the pool that Spring Boot makes, and must not be used while the worker starts."
                            .formatted(database));
        }
        pool.setJdbcUrl(url);
        database = new AwaitedDatabase(url, true);
    }

    /** Ends after the changes that wait. Leaves the data source open. */
    @Override
    public void close() {
        store.close();
        turn.close();
    }
}
