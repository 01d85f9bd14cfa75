package dev.stagedoor.journal.transaction;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Reads from the database on threads of its own, each with a connection while it reads. Safe for use by any thread. */
public final class Reader implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSE_SECONDS = 10;

    private final DataSource dataSource;
    private final ThreadPoolExecutor executor;

    /**
     * Creates the reader of a database.
     *
     * @param threads how many reads can run at the same time; not more than there are connections
     */
    public Reader(DataSource dataSource, int threads) {
        this.dataSource = dataSource;
        this.executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform()
                        .daemon()
                        .name("stagedoor-journal-reader-", 1)
                        .factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads on another thread. Does not block.
     *
     * @return completes with what was read; fails with the {@link SQLException} of the database, with what the read
     *     throws, or with a {@link RejectedExecutionException} if too many reads wait or the reader is closed
     */
    public <T> CompletableFuture<T> read(Statements.Read<T> read) {
        var result = new CompletableFuture<T>();
        try {
            executor.execute(() -> complete(result, read));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(
                    new RejectedExecutionException("the journal is closed, or too many reads wait", e));
        }
        return result;
    }

    private <T> void complete(CompletableFuture<T> result, Statements.Read<T> read) {
        try (var connection = dataSource.getConnection();
                var statements = new Statements(connection)) {
            result.complete(read.from(statements));
        } catch (Exception | LinkageError | StackOverflowError e) {
            result.completeExceptionally(e);
        }
    }

    /** Ends after the reads that wait, but after 10 seconds at the latest. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
