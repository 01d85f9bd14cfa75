package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An actor that has failed lately, with a breaker of its own. Safe for use by any thread. */
final class FailingActor {

    private final Breaker breaker;
    private final Consumer<FailingActor> onHealthy;

    /** When the actor last failed to reply, comparable with {@link System#nanoTime()}; 0 if it has answered since. */
    private volatile long hungAt;

    /**
     * An actor that is about to be counted as failed.
     *
     * @param onHealthy is told once its breaker has nothing against the actor any more
     */
    FailingActor(Breaker breaker, Consumer<FailingActor> onHealthy) {
        this.breaker = breaker;
        this.onHealthy = onHealthy;
    }

    Policy.Decision decide(Ask ask) {
        var period = breaker.enter();
        if (period == null) {
            return new Policy.Refusal(breaker.refusal(Outcome.Scope.ACTOR));
        }
        Policy.Permit permit = (asked, outcome, nanos) -> settle(period, asked, outcome, nanos);
        return period.isHalfOpen() ? Probe.of(ask, permit) : permit;
    }

    private void settle(Breaker.Period period, Ask ask, @Nullable Outcome outcome, long nanos) {
        var verdict = Verdict.of(ask, outcome, nanos);
        switch (verdict) {
            case HEALTHY -> succeed(period, nanos);
            case FAILED, LATE -> fail(period, verdict, nanos);
            case UNKNOWN -> {
                if (stillHangs(ask, outcome, nanos)) {
                    breaker.fail(period, nanos, Verdict.LATE);
                } else {
                    breaker.release(period);
                }
            }
        }
    }

    private void succeed(Breaker.Period period, long nanos) {
        hungAt = 0;
        breaker.succeed(period, nanos);
        if (breaker.isHealthy()) {
            onHealthy.accept(this);
        }
    }

    /** Counts a failure of an ask that was permitted when the actor had no breaker. */
    void failFirst(Verdict verdict, long nanos) {
        var present = breaker.period();
        if (present.state() == State.CLOSED) {
            fail(present, verdict, nanos);
        }
    }

    private void fail(Breaker.Period period, Verdict verdict, long nanos) {
        if (verdict == Verdict.LATE) {
            hungAt = System.nanoTime();
        }
        breaker.fail(period, nanos, verdict);
    }

    /**
     * Whether the actor is still busy with a message that it did not answer in time. An actor that blocks takes no other
     * message, so that it would never fail again.
     */
    private boolean stillHangs(Ask ask, @Nullable Outcome outcome, long nanos) {
        long hung = hungAt;
        return hung != 0
                && outcome instanceof Outcome.DeadlineExceeded(var executed)
                && executed == Executed.NO
                && Verdict.waitedLongEnough(ask, nanos)
                && System.nanoTime() - nanos - hung > 0;
    }

    /** How the actor is shown; empty if it is not shut off, or the next ask is let through. */
    Optional<ShutOffActor> show(String id) {
        var remaining = breaker.remaining();
        return remaining.isZero()
                ? Optional.empty()
                : Optional.of(new ShutOffActor(id, breaker.period().since(), seconds(remaining)));
    }

    private static long seconds(Duration remaining) {
        return remaining.plusNanos(999_999_999).toSeconds();
    }
}
