package dev.stagedoor.journal.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File of H2 that retries a failed write every 200 ms until it succeeds, the file is closed, or {@link #giveUp()} is
 * called. Safe for use by any thread.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the wrapped file is safe for use by any thread
public final class RetryingChannel extends FileBase {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingChannel.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<Thread> WAITING = ConcurrentHashMap.newKeySet();

    private final FileChannel file;
    private final String name;

    RetryingChannel(FileChannel file, String name) {
        this.file = file;
        this.name = name;
    }

    /** Fails all writes of this JVM that wait to be retried, with an {@link InterruptedIOException}. */
    public static void giveUp() {
        WAITING.forEach(Thread::interrupt);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        try {
            return file.write(from, position);
        } catch (IOException e) {
            LOG.error("event=disk-full file={} reason=\"{}\"; the write waits", name, e.getMessage());
            int written = writeWhenThereIsRoom(from, position);
            LOG.warn("event=disk-free file={}", name);
            return written;
        }
    }

    private int writeWhenThereIsRoom(ByteBuffer from, long position) throws IOException {
        WAITING.add(Thread.currentThread());
        try {
            while (true) {
                Thread.sleep(PAUSE);
                try {
                    return file.write(from, position);
                } catch (IOException e) {
                    if (!file.isOpen()) {
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("gave up writing to " + name);
        } finally {
            WAITING.remove(Thread.currentThread());
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int written = write(from, file.position());
        file.position(file.position() + written);
        return written;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return file.read(into);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return file.read(into, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
