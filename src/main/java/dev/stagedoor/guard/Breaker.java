package dev.stagedoor.guard;

import dev.stagedoor.ask.Outcome;
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
 * A circuit breaker of Resilience4j's that judges each of its periods, from one transition to the next, only by asks that it
 * let through in that period. An ask that outlives its period counts as nothing. Safe for use by any thread.
 */
final class Breaker {

    private final CircuitBreaker breaker;
    private final Clock clock;
    private int attempts;
    private volatile Period period;

    /**
     * The time between two transitions.
     *
     * @param state the state of the breaker
     * @param since when the period began
     * @param until when an open breaker lets asks through again; of no meaning in other states
     */
    record Period(State state, Instant since, Instant until) {

        boolean isHalfOpen() {
            return state == State.HALF_OPEN;
        }
    }

    /**
     * Wraps a breaker, and goes by its clock.
     *
     * @param listener is told of each transition to another state, by the thread that brings it about
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

    /** The present period. */
    Period period() {
        return period;
    }

    /** The period in which an ask is let through; null if it is not. What is let through ends in one of the methods below. */
    @Nullable
    Period enter() {
        return breaker.tryAcquirePermission() ? period : null;
    }

    /** Counts a success. */
    void succeed(Period entered, long nanos) {
        if (isPresent(entered)) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Counts a failure. */
    void fail(Period entered, long nanos, Verdict verdict) {
        if (isPresent(entered)) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, AskFailure.of(verdict));
        }
    }

    /** Counts nothing. */
    void release(Period entered) {
        if (isPresent(entered)) {
            breaker.releasePermission();
        }
    }

    /** Whether the period has not ended. */
    @SuppressWarnings("ReferenceEquality") // two periods are never the same, however alike
    boolean isPresent(Period entered) {
        return entered == period;
    }

    /** Whether it has no reason to open: it is closed, and remembers no failure. */
    boolean isHealthy() {
        return breaker.getState() == State.CLOSED && breaker.getMetrics().getNumberOfFailedCalls() == 0;
    }

    /** Tells a caller that the breaker is open. */
    Outcome.CircuitOpen refusal(Outcome.Scope scope) {
        var present = period;
        return new Outcome.CircuitOpen(scope, present.state() == State.FORCED_OPEN ? null : remaining(present));
    }

    /** How long it stays open yet; zero if it is not, or lets the next ask through. */
    Duration remaining() {
        return remaining(period);
    }

    private Duration remaining(Period present) {
        var remaining = Duration.between(clock.instant(), present.until());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    CircuitBreaker.Metrics metrics() {
        return breaker.getMetrics();
    }

    /** For how long a failure counts; where the window is one of calls, a minute stands in. */
    Duration window() {
        var config = breaker.getCircuitBreakerConfig();
        return switch (config.getSlidingWindowType()) {
            case TIME_BASED -> Duration.ofSeconds(config.getSlidingWindowSize());
            case COUNT_BASED -> Duration.ofMinutes(1);
        };
    }
}
