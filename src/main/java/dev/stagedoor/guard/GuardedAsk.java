package dev.stagedoor.guard;

import dev.stagedoor.ask.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An ask that is settled exactly once: with its outcome, before anybody else hears of it, so that whoever asks next meets
 * a guard that knows; or with none, when the caller goes away.
 */
final class GuardedAsk extends CompletableFuture<Outcome> {

    private final Permits permits;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<Outcome> followed;

    GuardedAsk(Permits permits) {
        this.permits = permits;
    }

    /** This ask, which ends when the other does. */
    @SuppressWarnings("FutureReturnValueIgnored") // the port's futures do not fail
    GuardedAsk following(CompletableFuture<Outcome> answered) {
        followed = answered;
        answered.thenAccept(outcome -> {
            settle(outcome);
            complete(outcome);
        });
        return this;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        settle(null);
        var answered = followed;
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
