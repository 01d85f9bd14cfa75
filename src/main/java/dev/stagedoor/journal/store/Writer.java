package dev.stagedoor.journal.store;

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
 * commit, and many writes take little more. Its only thread keeps a connection while there is something to write.
 */
final class Writer implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 1_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final long IDLE_SECONDS = 1;

    private final DataSource dataSource;
    private final Turn turn;
    private final Checkpoints checkpoints;
    private final BlockingQueue<PendingWrite<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING + 1);
    private final Thread thread;
    private volatile BiConsumer<Duration, @Nullable Throwable> observer = (duration, failure) -> {};
    private boolean closed;
    private @Nullable Transaction transaction;

    /** Starts to write to a database. */
    Writer(DataSource dataSource, Turn turn, Checkpoints checkpoints) {
        this.dataSource = dataSource;
        this.turn = turn;
        this.checkpoints = checkpoints;
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
    <T> CompletableFuture<T> submit(Write<T> write) {
        long begun = System.nanoTime();
        var committed = enqueue(write);
        committed.whenComplete(
                (result, failure) -> observer.accept(Duration.ofNanos(System.nanoTime() - begun), failure));
        return committed;
    }

    /** Tells the observer of the end of each write from now on: how long it took, and why it failed, if it did. */
    void observe(BiConsumer<Duration, @Nullable Throwable> ofWrites) {
        observer = ofWrites;
    }

    /** Returns how many writes wait. */
    int waiting() {
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
            release();
            refuseTheRest();
        }
    }

    private synchronized void refuseTheRest() {
        closed = true;
        waiting.forEach(pending -> pending.fail(new RejectedExecutionException("the journal is closed")));
    }

    /** Returns the next write. Returns the connection to the pool if none comes for a while. */
    private PendingWrite<?> next() throws InterruptedException {
        var next = transaction == null ? waiting.take() : waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        if (next != null) {
            return next;
        }
        release();
        return waiting.take();
    }

    /** Writes the group; each write by itself if the group fails because of one of them. */
    private void write(List<PendingWrite<?>> group) {
        var failure = failureOf(group);
        for (int attempt = 1; failure.kind() == WriteFailure.Kind.CONFLICT && attempt < MOST_ATTEMPTS; attempt++) {
            failure = failureOf(group);
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

    /** Never throws, because the writer goes on whatever one group does. */
    private WriteFailure failureOf(List<PendingWrite<?>> group) {
        try {
            return tryToWrite(group);
        } catch (RuntimeException | Error e) {
            release();
            return WriteFailure.ofAll(e);
        }
    }

    private WriteFailure tryToWrite(List<PendingWrite<?>> group) {
        Transaction current;
        try {
            current = open();
            turn.take();
        } catch (SQLException e) {
            return WriteFailure.ofAll(new NotWrittenException(e));
        }
        try {
            checkpoints.before(current, group.size());
            return tryToWrite(group, current);
        } finally {
            turn.leave();
        }
    }

    private WriteFailure tryToWrite(List<PendingWrite<?>> group, Transaction current) {
        try {
            current.begin();
            for (var pending : group) {
                pending.writeIn(current);
            }
            current.flush();
        } catch (SQLException | RuntimeException e) {
            return rolledBack(current, e);
        }
        try {
            current.commit();
            return WriteFailure.none();
        } catch (SQLException e) {
            rolledBack(current, e);
            return WriteFailure.ofCommit(e);
        }
    }

    private Transaction open() throws SQLException {
        if (transaction == null) {
            transaction = new Transaction(dataSource.getConnection());
        }
        return transaction;
    }

    /** Undoes what was not committed. A database that cannot be told will undo it by itself. */
    private WriteFailure rolledBack(Transaction current, Exception failure) {
        try {
            current.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return WriteFailure.ofAll(new NotWrittenException(failure));
        } finally {
            // The driver of SQLite does not execute a prepared statement again that has failed.
            release();
        }
        return WriteFailure.beforeCommit(failure instanceof SQLException ? new NotWrittenException(failure) : failure);
    }

    private void release() {
        var used = transaction;
        transaction = null;
        if (used != null) {
            try {
                used.close();
            } catch (SQLException ignored) {
                // The pool has logged it, and replaces the connection.
            }
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
