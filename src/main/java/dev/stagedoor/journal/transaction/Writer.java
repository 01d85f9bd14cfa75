package dev.stagedoor.journal.transaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a process. It commits all writes that wait in one transaction, so that a write by itself takes one
 * commit, and many writes take little more. Its only thread keeps a connection while there is something to write. Safe
 * for use by any thread.
 */
public final class Writer implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 1_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final long IDLE_SECONDS = 1;

    private final GroupCommit groupCommit;
    private final BlockingQueue<PendingWrite<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING + 1);
    private final Thread thread;
    private volatile BiConsumer<Duration, @Nullable Throwable> observer = (duration, failure) -> {};
    private boolean closed;

    /**
     * Starts to write to a database.
     *
     * @param turn is taken for each transaction
     * @param reader copies the log of SQLite meanwhile
     */
    public Writer(DataSource dataSource, Turn turn, Reader reader) {
        this.groupCommit = new GroupCommit(dataSource, turn, new Checkpoints(reader));
        this.thread =
                Thread.ofPlatform().name("stagedoor-journal-writer").daemon().start(this::run);
    }

    /**
     * Commits the write after all earlier ones. Does not block.
     *
     * @return completes once the write is committed, on the caller's event loop, or on the writer's thread if the caller
     *     runs on none; that thread must not be blocked; fails with the {@link SQLException} of the database, or with a
     *     {@link RejectedExecutionException} if too many writes wait or the writer is closed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the caller has the future that it depends on
    public <T> CompletableFuture<T> submit(Write<T> write) {
        long begun = System.nanoTime();
        var committed = enqueue(write);
        committed.whenComplete(
                (result, failure) -> observer.accept(Duration.ofNanos(System.nanoTime() - begun), failure));
        return committed;
    }

    /** Tells the observer of the end of each write from now on: how long it took, and why it failed, if it did. */
    public void observe(BiConsumer<Duration, @Nullable Throwable> ofWrites) {
        observer = ofWrites;
    }

    /** Returns how many writes wait. */
    public int waiting() {
        return waiting.size();
    }

    private synchronized <T> CompletableFuture<T> enqueue(Write<T> write) {
        var pending = new PendingWrite<>(write);
        if (closed) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("the journal is closed"));
        }
        return waiting.size() < MOST_WAITING && waiting.offer(pending)
                ? pending.committed()
                : CompletableFuture.failedFuture(
                        new RejectedExecutionException("%s writes wait for the database".formatted(MOST_WAITING)));
    }

    private void run() {
        try {
            var group = new ArrayList<PendingWrite<?>>();
            do {
                group.clear();
                group.add(next());
                waiting.drainTo(group, MOST_TOGETHER - 1);
                write(group);
            } while (!group.getLast().isLast());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            groupCommit.release();
            refuseTheRest();
        }
    }

    private synchronized void refuseTheRest() {
        closed = true;
        waiting.forEach(pending -> pending.fail(new RejectedExecutionException("the journal is closed")));
    }

    /** Returns the next write. Returns the connection to the pool if none comes for a while. */
    private PendingWrite<?> next() throws InterruptedException {
        var next = groupCommit.isReleased() ? waiting.take() : waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        if (next != null) {
            return next;
        }
        groupCommit.release();
        return waiting.take();
    }

    /** Writes the group; each write by itself if the group fails because of one of them. */
    private void write(List<PendingWrite<?>> group) {
        var failure = groupCommit.commit(group);
        for (int attempt = 1; failure.kind() == WriteFailure.Kind.CONFLICT && attempt < MOST_ATTEMPTS; attempt++) {
            failure = groupCommit.commit(group);
        }
        var cause = failure.cause();
        if (cause == null) {
            PendingWrite.complete(group);
        } else if (failure.kind() != WriteFailure.Kind.OF_ALL && group.size() > 1) {
            group.forEach(pending -> write(List.of(pending)));
        } else {
            group.forEach(pending -> pending.fail(cause));
        }
    }

    /** Blocks until all writes that wait are committed or have failed. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                // There is room for it, because submit leaves one place.
                waiting.add(new PendingWrite<>(null));
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
