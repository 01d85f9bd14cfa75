package dev.stagedoor.idempotency;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs blocking tasks on a few threads of its own. Safe for use by any thread. */
final class BlockingWork implements AutoCloseable {

    /** The journal leaves only a few connections of the pool; more threads would only wait for a connection. */
    private static final int THREADS = 4;

    private static final int MAX_QUEUED = 10_000;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            Thread.ofPlatform().daemon().name("stagedoor-answers-", 1).factory());

    private final FairQueue queue = new FairQueue();

    BlockingWork() {
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the task that begins a request. The future completes with its result, or exceptionally if the task fails or
     * too many tasks are queued.
     *
     * @param caller the caller that the task is for; callers take turns
     */
    <T> CompletableFuture<T> begin(String caller, Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var task = task(result, work);
        queue.add(caller, task);
        return runNext(result, () -> queue.remove(caller, task));
    }

    /** Runs the task that ends a request, like {@link #begin}, but before all tasks that begin one. */
    <T> CompletableFuture<T> end(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var task = task(result, work);
        queue.addEnding(task);
        return runNext(result, () -> queue.removeEnding(task));
    }

    private static <T> Runnable task(CompletableFuture<T> result, Supplier<T> work) {
        return () -> result.completeAsync(work, Runnable::run);
    }

    private <T> CompletableFuture<T> runNext(CompletableFuture<T> result, Runnable remove) {
        try {
            executor.execute(queue::runNext);
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
