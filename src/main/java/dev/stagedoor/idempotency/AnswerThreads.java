package dev.stagedoor.idempotency;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads on which claims and answers go on once the database has them, so that its writer can go on. */
final class AnswerThreads implements Executor, AutoCloseable {

    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // What waits is bounded by the writes that are waiting.
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("stagedoor-answers-", 1).factory());

    AnswerThreads() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
