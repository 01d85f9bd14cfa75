package dev.stagedoor.journal.store;

import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;

/**
 * Database of an actor system that persists by this plugin. Pekko's configuration of the plugin is the resource
 * {@value #CONFIG}; the actor system is set up with this object. Safe for use by any thread.
 */
public final class Store extends Setup implements AutoCloseable {

    /** Class path resource that configures Pekko to use the plugin. */
    public static final String CONFIG = "dev/stagedoor/journal/store/store.conf";

    private final Writer writer;
    private final Reader reader;

    /**
     * Opens a database that has the tables. The data source stays that of the application, which closes it.
     *
     * @param connections how many connections may be used at the same time; at least 2
     */
    public Store(DataSource dataSource, int connections) {
        if (connections < 2) {
            throw new IllegalArgumentException(
                    "a store needs 2 connections, one to write and one to read, but may use %s".formatted(connections));
        }
        this.writer = new Writer(dataSource);
        this.reader = new Reader(dataSource, connections - 1);
    }

    static Store of(ActorSystem system) {
        return system.settings()
                .setup()
                .get(Store.class)
                .orElseThrow(() -> new IllegalStateException("the actor system %s was created without a %s"
                        .formatted(system.name(), Store.class.getName())));
    }

    Writer writer() {
        return writer;
    }

    Reader reader() {
        return reader;
    }

    /**
     * Reads after all writes that wait now have ended. An actor that restarts is recovered while its last write may
     * still wait.
     */
    <T> CompletableFuture<T> readAfterWrites(Reader.Read<T> read) {
        return writer.submit(transaction -> true)
                .handle((written, failure) -> true)
                .thenCompose(ended -> reader.read(read));
    }

    /** Blocks until all writes are committed or have failed. Refuses later ones. */
    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
