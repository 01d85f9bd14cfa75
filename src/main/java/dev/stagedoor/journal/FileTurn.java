package dev.stagedoor.journal;

import dev.stagedoor.journal.transaction.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turn of a process to write to the file of an embedded database. SQLite lets processes that wait for its own lock sleep
 * and try again, so that a busy one can keep others from writing for seconds. The operating system wakes those who wait
 * for the lock of this file.
 */
final class FileTurn implements Turn, AutoCloseable {

    private static final String SUFFIX = ".turn";

    private final Supplier<Path> path;
    private final FileIdentity identity = new FileIdentity();
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    /**
     * Creates the turn.
     *
     * @param path supplies the file of the database once it is known
     */
    FileTurn(Supplier<Path> path) {
        this.path = path;
    }

    @Override
    public void take() throws SQLException {
        identity.check(path.get());
        try {
            lock = open().lock();
        } catch (IOException e) {
            throw new SQLNonTransientConnectionException("the file %s cannot be locked".formatted(path.get()), e);
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            var file = path.get();
            channel = FileChannel.open(
                    file.resolveSibling(file.getFileName() + SUFFIX),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        }
        return channel;
    }

    @Override
    public void leave() {
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the file of the lock. Must be called when nobody takes the turn any more. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
