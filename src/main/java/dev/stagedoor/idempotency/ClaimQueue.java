package dev.stagedoor.idempotency;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Lets a bounded number of claims be made at the same time. The others wait, and callers take turns. Safe for use by any
 * thread.
 */
final class ClaimQueue {

    /** As many as the journal can commit together without delaying what is written besides. */
    private static final int AT_ONCE = 256;

    private static final int MOST_WAITING = 10_000;

    private final Executor executor;
    private final FairQueue waiting = new FairQueue();
    private int running;

    /**
     * Creates a queue.
     *
     * @param executor completes the claims, and starts those that waited for them
     */
    ClaimQueue(Executor executor) {
        this.executor = executor;
    }

    /**
     * Makes a claim when it is its turn.
     *
     * @param caller the caller that the claim is for; callers take turns
     * @param claim starts to make the claim; does not throw or block
     * @return completes on the executor like the claim; fails with a {@link RejectedExecutionException} if too many
     *     claims wait
     */
    <T> CompletableFuture<T> run(String caller, Supplier<CompletableFuture<T>> claim) {
        var result = new CompletableFuture<T>();
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedFuture(
                        new RejectedExecutionException("%s claims wait for the database".formatted(MOST_WAITING)));
            }
            waiting.add(caller, () -> start(claim, result));
        }
        startNext();
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what its action throws is in the result
    private <T> void start(Supplier<CompletableFuture<T>> claim, CompletableFuture<T> result) {
        claim.get()
                .whenCompleteAsync(
                        (made, failure) -> {
                            ended();
                            if (failure == null) {
                                result.complete(made);
                            } else {
                                result.completeExceptionally(failure);
                            }
                        },
                        executor);
    }

    private void ended() {
        synchronized (this) {
            running--;
        }
        startNext();
    }

    private void startNext() {
        Runnable next;
        synchronized (this) {
            if (running >= AT_ONCE || waiting.isEmpty()) {
                return;
            }
            running++;
            next = waiting.next();
        }
        next.run();
    }
}
