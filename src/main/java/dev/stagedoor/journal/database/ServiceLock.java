package dev.stagedoor.journal.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Keeps an embedded database to one service until it is closed. Its workers use the database too. */
final class ServiceLock implements AutoCloseable {

    private final @Nullable FileChannel lock;

    private ServiceLock(@Nullable FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes the database that a URL names. Does nothing for a database that has a server.
     *
     * @throws JournalException if the file of the database cannot be used, or another service uses it
     */
    static ServiceLock take(String url) {
        return new ServiceLock(DatabaseFile.of(url).map(DatabaseFile::lock).orElse(null));
    }

    /** Takes nothing, because the gateway of this worker has taken the database. */
    static ServiceLock ofGateway() {
        return new ServiceLock(null);
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
