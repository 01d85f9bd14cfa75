package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.guard.policy.Policy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Permit of a probe: an ask that a half-open breaker permits. If the probe has no outcome after the service's default
 * wait, its permit is settled as a missed deadline, even if the caller waits longer. Otherwise a slow probe would keep
 * the breaker half-open, and the breaker would refuse all other asks.
 */
final class Probe implements Policy.Permit {

    private static final Outcome TIMED_OUT = new Outcome.DeadlineExceeded(Executed.UNKNOWN);

    private final Policy.Permit permit;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Probe(Policy.Permit permit) {
        this.permit = permit;
    }

    /** Wraps the permit, and schedules its timeout. */
    static Probe of(Ask ask, Policy.Permit permit) {
        var probe = new Probe(permit);
        long nanos = ask.defaultWait().toNanos();
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)
                .execute(() -> probe.settle(ask, TIMED_OUT, nanos));
        return probe;
    }

    @Override
    public void settle(Ask ask, @Nullable Outcome outcome, long nanos) {
        if (settled.compareAndSet(false, true)) {
            permit.settle(ask, outcome, nanos);
        }
    }
}
