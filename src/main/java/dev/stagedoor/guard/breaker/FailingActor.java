package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Verdict;
import dev.stagedoor.guard.policy.Policy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Actor that failed recently, with a breaker of its own. Safe for use by any thread. */
final class FailingActor {

    private final Breaker breaker;
    private final Consumer<FailingActor> onHealthy;

    /** When the actor last missed a deadline, comparable with {@link System#nanoTime()}; 0 if it has answered since. */
    private volatile long hungAt;

    /**
     * Creates an actor whose first failure is yet to be counted.
     *
     * @param onHealthy called with this object when its breaker is closed and counts no failure
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
        var verdict = AskVerdict.of(ask, outcome, nanos);
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

    /** Counts the failure of an ask that was permitted before the actor had a breaker. */
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
     * Returns whether the actor is still busy with a message that it did not answer in time. A blocked actor begins no
     * other message, so without this check no further failure would be counted.
     */
    private boolean stillHangs(Ask ask, @Nullable Outcome outcome, long nanos) {
        long hung = hungAt;
        return hung != 0
                && outcome instanceof Outcome.DeadlineExceeded(var executed)
                && executed == Executed.NO
                && AskVerdict.waitedLongEnough(ask, nanos)
                && System.nanoTime() - nanos - hung > 0;
    }

    /** Describes the actor while it is shut off; empty if its breaker permits the next ask. */
    Optional<ShutOffActor> show(String id) {
        return Optional.ofNullable(breaker.retryAfterSeconds())
                .map(retryAfter -> new ShutOffActor(id, breaker.period().since(), retryAfter));
    }
}
