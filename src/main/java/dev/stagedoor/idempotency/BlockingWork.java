package dev.stagedoor.idempotency;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs what blocks, on a few threads of its own. */
final class BlockingWork implements AutoCloseable {

    /** As the journal leaves but a few connections of the pool to others, more would wait for those instead. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 10_000;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("stagedoor-answers-", 1).factory());

    BlockingWork() {
        executor.allowCoreThreadTimeOut(true);
    }

    /** Completes with what the work gives, or exceptionally: also if too much work waits already. */
    <T> CompletableFuture<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
