package dev.stagedoor.journal.transaction;

import io.netty.util.internal.ThreadExecutorMap;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Write that waits for its turn, or the mark after the last one. If an event loop creates the write, its future completes
 * there, so that no other thread has to wake for it. Otherwise it completes on the thread of the writer.
 */
final class PendingWrite<T> {

    private static final Executor THREAD_OF_WRITER = Runnable::run;

    private final @Nullable Write<T> write;
    private final Executor caller = caller();
    private final CompletableFuture<T> committed = new CompletableFuture<>();
    private @Nullable T result;

    /** Creates the write; null for the mark after the last one. */
    PendingWrite(@Nullable Write<T> write) {
        this.write = write;
    }

    private static Executor caller() {
        var eventLoop = ThreadExecutorMap.currentExecutor();
        return eventLoop == null ? THREAD_OF_WRITER : eventLoop;
    }

    boolean isLast() {
        return write == null;
    }

    /** Returns the future of the result. */
    CompletableFuture<T> committed() {
        return committed;
    }

    void writeIn(Transaction transaction) throws SQLException {
        if (write != null) {
            result = write.in(transaction);
        }
    }

    /** Completes the futures with their results, because the transaction of the group is committed. */
    static void complete(List<PendingWrite<?>> group) {
        group.stream()
                .collect(Collectors.groupingBy(pending -> pending.caller))
                .forEach((caller, writes) -> run(caller, () -> writes.forEach(PendingWrite::complete)));
    }

    private void complete() {
        committed.complete(result);
    }

    void fail(Throwable failure) {
        run(caller, () -> committed.completeExceptionally(failure));
    }

    private static void run(Executor caller, Runnable task) {
        try {
            caller.execute(task);
        } catch (RejectedExecutionException e) {
            // The event loop has ended.
            task.run();
        }
    }
}
