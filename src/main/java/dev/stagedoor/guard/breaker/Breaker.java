package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a Resilience4j circuit breaker. A period lasts from one state transition to the next; only asks that the
 * breaker permitted in a period count in it. An ask that ends in a later period is not counted. Safe for use by any
 * thread.
 */
final class Breaker {

    private final CircuitBreaker breaker;
    private final Clock clock;
    private int attempts;
    private volatile Period period;

    /**
     * Period between two state transitions.
     *
     * @param state the state of the breaker
     * @param since when the period began
     * @param until when an open breaker permits asks again; meaningless in other states
     */
    record Period(State state, Instant since, Instant until) {

        boolean isHalfOpen() {
            return state == State.HALF_OPEN;
        }
    }

    /**
     * Wraps a breaker, and uses its clock.
     *
     * @param listener receives the new state at each transition, on the thread that caused it
     */
    Breaker(CircuitBreaker breaker, Consumer<State> listener) {
        this.breaker = breaker;
        this.clock = breaker.getCircuitBreakerConfig().getClock();
        this.period = new Period(breaker.getState(), clock.instant(), clock.instant());
        breaker.getEventPublisher().onStateTransition(event -> {
            begin(event.getStateTransition());
            listener.accept(event.getStateTransition().getToState());
        });
    }

    private synchronized void begin(StateTransition transition) {
        var since = clock.instant();
        var until = since;
        if (transition.getToState() == State.OPEN) {
            attempts = transition.getFromState() == State.HALF_OPEN ? attempts + 1 : 1;
            until = since.plusMillis(breaker.getCircuitBreakerConfig()
                    .getWaitIntervalFunctionInOpenState()
                    .apply(attempts));
        }
        period = new Period(transition.getToState(), since, until);
    }

    /** Returns the current period. */
    Period period() {
        return period;
    }

    /**
     * Permits an ask and returns the current period; null if the breaker refuses the ask. For each permitted ask, the
     * caller must call exactly one of {@link #succeed}, {@link #fail} and {@link #release}.
     */
    @Nullable
    Period enter() {
        return breaker.tryAcquirePermission() ? period : null;
    }

    /** Counts a success, unless the period has ended. */
    void succeed(Period entered, long nanos) {
        if (isPresent(entered)) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Counts a failure, unless the period has ended. */
    void fail(Period entered, long nanos, Verdict verdict) {
        if (isPresent(entered)) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, AskFailure.of(verdict));
        }
    }

    /** Returns the permission without counting the ask. */
    void release(Period entered) {
        if (isPresent(entered)) {
            breaker.releasePermission();
        }
    }

    /** Returns whether the period is the current one. */
    @SuppressWarnings("ReferenceEquality") // two periods may have equal components
    boolean isPresent(Period entered) {
        return entered == period;
    }

    /** Returns whether the breaker is closed and has counted no failure in its window. */
    boolean isHealthy() {
        return breaker.getState() == State.CLOSED && breaker.getMetrics().getNumberOfFailedCalls() == 0;
    }

    /** Returns the outcome of an ask that the breaker refused. */
    Outcome.CircuitOpen refusal(Outcome.Scope scope) {
        var present = period;
        return new Outcome.CircuitOpen(scope, present.state() == State.FORCED_OPEN ? null : remaining(present));
    }

    /** Returns the seconds until an open breaker permits an ask, rounded up; null if it permits the next one. */
    @Nullable
    Long retryAfterSeconds() {
        var remaining = remaining(period);
        return remaining.isZero() ? null : remaining.plusNanos(999_999_999).toSeconds();
    }

    private Duration remaining(Period present) {
        var remaining = Duration.between(clock.instant(), present.until());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    CircuitBreaker.Metrics metrics() {
        return breaker.getMetrics();
    }

    /** Returns how long a failure counts: the length of a time-based window; one minute for a count-based window. */
    Duration window() {
        var config = breaker.getCircuitBreakerConfig();
        return switch (config.getSlidingWindowType()) {
            case TIME_BASED -> Duration.ofSeconds(config.getSlidingWindowSize());
            case COUNT_BASED -> Duration.ofMinutes(1);
        };
    }
}
