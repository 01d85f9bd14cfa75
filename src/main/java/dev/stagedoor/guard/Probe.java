package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The permit of an ask that tries a half-open breaker. It is settled after the service's default wait at the latest, as a
 * failure, however long the caller waits: a breaker that is half-open refuses all others meanwhile.
 */
final class Probe implements Policy.Permit {

    private static final Outcome OVERDUE = new Outcome.DeadlineExceeded(Executed.UNKNOWN);

    private final Policy.Permit permit;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Probe(Policy.Permit permit) {
        this.permit = permit;
    }

    /** The permit, with an end to it. */
    static Probe of(Ask ask, Policy.Permit permit) {
        var probe = new Probe(permit);
        long nanos = ask.defaultWait().toNanos();
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(() -> probe.settle(ask, OVERDUE, nanos));
        return probe;
    }

    @Override
    public void settle(Ask ask, @Nullable Outcome outcome, long nanos) {
        if (settled.compareAndSet(false, true)) {
            permit.settle(ask, outcome, nanos);
        }
    }
}
