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

    private final FairQueue turns = new FairQueue();

    BlockingWork() {
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Completes with what the work gives, or exceptionally: also if too much work waits already.
     *
     * @param caller whom the work is for; callers take turns
     */
    <T> CompletableFuture<T> begin(String caller, Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var task = task(result, work);
        turns.add(caller, task);
        return runNext(result, () -> turns.remove(caller, task));
    }

    /** Completes like {@link #begin}, but goes before all that is yet to begin. */
    <T> CompletableFuture<T> end(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var task = task(result, work);
        turns.addEnding(task);
        return runNext(result, () -> turns.removeEnding(task));
    }

    private static <T> Runnable task(CompletableFuture<T> result, Supplier<T> work) {
        return () -> result.completeAsync(work, Runnable::run);
    }

    private <T> CompletableFuture<T> runNext(CompletableFuture<T> result, Runnable remove) {
        try {
            executor.execute(turns::runNext);
            return result;
        } catch (RejectedExecutionException e) {
            remove.run();
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
