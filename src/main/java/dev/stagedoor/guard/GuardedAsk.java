package dev.stagedoor.guard;

import dev.stagedoor.ask.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Future of an ask that holds permits. It settles them exactly once: with the outcome before it completes, so that the
 * guard has counted the outcome when the caller asks again; or without an outcome when the caller cancels.
 */
final class GuardedAsk extends CompletableFuture<Outcome> {

    private final Permits permits;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<Outcome> sent;

    GuardedAsk(Permits permits) {
        this.permits = permits;
    }

    /** Completes this future with the outcome of the other one, and returns this future. */
    @SuppressWarnings("FutureReturnValueIgnored") // the port's futures never fail
    GuardedAsk following(CompletableFuture<Outcome> answered) {
        sent = answered;
        answered.thenAccept(outcome -> {
            settle(outcome);
            complete(outcome);
        });
        return this;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        settle(null);
        var answered = sent;
        if (answered != null) {
            answered.cancel(mayInterruptIfRunning);
        }
        return super.cancel(mayInterruptIfRunning);
    }

    private void settle(@Nullable Outcome outcome) {
        if (settled.compareAndSet(false, true)) {
            permits.settle(outcome);
        }
    }
}
