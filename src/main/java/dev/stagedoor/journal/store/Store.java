package dev.stagedoor.journal.store;

import com.typesafe.config.Config;
import dev.stagedoor.ask.Cause;
import dev.stagedoor.journal.database.NoDatabase;
import dev.stagedoor.journal.transaction.Reader;
import dev.stagedoor.journal.transaction.Statements;
import dev.stagedoor.journal.transaction.Turn;
import dev.stagedoor.journal.transaction.Write;
import dev.stagedoor.journal.transaction.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;
import org.jspecify.annotations.Nullable;

/**
 * Database of an actor system that persists by this plugin. Pekko's configuration of the plugin is the resource
 * {@value #CONFIG}; the actor system is set up with this object. Safe for use by any thread.
 */
public final class Store extends Setup implements AutoCloseable {

    /** Class path resource that configures Pekko to use the plugin. */
    public static final String CONFIG = "dev/stagedoor/journal/store/store.conf";

    private static final List<String> ERASURE = List.of(
            "DELETE FROM stagedoor_event WHERE persistence_id = ?",
            "DELETE FROM stagedoor_snapshot WHERE persistence_id = ?",
            "DELETE FROM stagedoor_state WHERE persistence_id = ?");

    private final Writer writer;
    private final Reader reader;

    /** The last write of each persistence id, as long as it waits. */
    private final Map<String, CompletableFuture<?>> lastWrites = new ConcurrentHashMap<>();

    /** The requests that actors handle now, by their persistence ids. */
    private final Map<String, Cause> causes = new ConcurrentHashMap<>();

    /**
     * Opens a database that has the tables. The data source stays that of the application, which closes it.
     *
     * @param connections how many connections may be used at the same time; at least 2
     * @param turn is taken for each transaction that writes
     */
    public Store(DataSource dataSource, int connections, Turn turn) {
        if (connections < 2) {
            throw new IllegalArgumentException(
                    "a store needs 2 connections, one to write and one to read, but may use %s".formatted(connections));
        }
        this.reader = new Reader(dataSource, connections - 1);
        this.writer = new Writer(dataSource, turn, reader);
    }

    /** Stores of actor systems without a database; made when the first of their actors persists. */
    private static final class Nowhere {
        private static final Store STORE = new Store(new NoDatabase(), 2, Turn.ALWAYS);
    }

    /** Returns the store of an actor system; one whose uses all fail if the system was set up with none. */
    static Store of(ActorSystem system) {
        return system.settings().setup().get(Store.class).orElseGet(() -> Nowhere.STORE);
    }

    /**
     * Makes a change after all earlier ones, together with others that wait. Does not block.
     *
     * @return completes once the change is committed, on the event loop of the caller if there is one, and on a thread
     *     that must not be blocked otherwise; fails with the {@link java.sql.SQLException} of the database, or with a
     *     {@link java.util.concurrent.RejectedExecutionException} if too many changes wait or the store is closed
     */
    public <T> CompletableFuture<T> write(Write<T> write) {
        return writer.submit(write);
    }

    /**
     * Erases everything that is persisted under an id, after all changes that wait.
     *
     * @return completes with whether anything was persisted; fails like {@link #write}, and then nothing is erased
     */
    public CompletableFuture<Boolean> erase(String persistenceId) {
        return writer.submit(transaction -> {
            // What waits to be written may be of the same actor.
            transaction.flush();
            int erased = 0;
            for (var statement : ERASURE) {
                erased += transaction.update(statement, persistenceId);
            }
            return erased > 0;
        });
    }

    /** Returns whether actors that name no plugin persist by this one. */
    public static boolean isDefaultIn(Config config) {
        return config.getString("pekko.persistence.journal.plugin").equals("stagedoor-events")
                && config.getString("pekko.persistence.state.plugin").equals("stagedoor-states");
    }

    /**
     * Lets what is persisted under an id from now on be written together with the fact that the request took effect. It
     * is refused once another run of the request has begun.
     */
    public void beginTurn(String persistenceId, Cause cause) {
        causes.put(persistenceId, cause);
    }

    /** Ends what {@link #beginTurn} began. */
    public void endTurn(String persistenceId) {
        causes.remove(persistenceId);
    }

    /** Records that the request may take effect later, unless it has taken effect. Fails like {@link #write}. */
    public CompletableFuture<Done> doubt(Cause cause) {
        return writer.submit(Effect.uncertain(cause));
    }

    /**
     * Persists something under an id, as {@link #writeOf} does, together with the effect of the request that its actor
     * handles.
     *
     * @param write makes the change that persists, for the key of that request; null if it has none
     */
    <T> CompletableFuture<T> persist(String persistenceId, Function<@Nullable String, Write<T>> write) {
        var cause = causes.get(persistenceId);
        if (cause == null) {
            return writeOf(persistenceId, write.apply(null));
        }
        var persisting = write.apply(cause.key());
        return writeOf(persistenceId, transaction -> {
            var result = persisting.in(transaction);
            Effect.persisted(transaction, cause);
            return result;
        });
    }

    /** Reads something, as {@link Reader#read} does. */
    public <T> CompletableFuture<T> read(Statements.Read<T> read) {
        return reader.read(read);
    }

    /** Tells the observer of the end of each write: how long it took, and why it failed, if it did. */
    public void observe(BiConsumer<Duration, @Nullable Throwable> observer) {
        writer.observe(observer);
    }

    /** Returns how many changes wait to be written. */
    public int waiting() {
        return writer.waiting();
    }

    /** Makes a change of what is persisted under an id, as {@link #write} does. */
    <T> CompletableFuture<T> writeOf(String persistenceId, Write<T> write) {
        var written = writer.submit(write);
        lastWrites.put(persistenceId, written);
        return written.whenComplete((result, failure) -> lastWrites.remove(persistenceId, written));
    }

    /**
     * Reads what is persisted under an id, after its changes. An actor that restarts is recovered while its last write
     * may still wait.
     */
    <T> CompletableFuture<T> readOf(String persistenceId, Statements.Read<T> read) {
        var last = lastWrites.get(persistenceId);
        return last == null
                ? reader.read(read)
                : last.handle((written, failure) -> true).thenCompose(ended -> reader.read(read));
    }

    /** Blocks until all writes are committed or have failed. Refuses later ones. */
    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
