package dev.stagedoor.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.time.Duration;

/** Follows a breaker's transitions to know what it does not tell: how long it stays open yet. */
final class OpenPeriod {

    private final CircuitBreaker breaker;
    private int attempts;
    private volatile long endNanos = System.nanoTime();

    private OpenPeriod(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    static OpenPeriod following(CircuitBreaker breaker) {
        var period = new OpenPeriod(breaker);
        breaker.getEventPublisher().onStateTransition(event -> period.on(event.getStateTransition()));
        return period;
    }

    private synchronized void on(StateTransition transition) {
        if (transition.getToState() == State.OPEN) {
            attempts = transition.getFromState() == State.HALF_OPEN ? attempts + 1 : 1;
            var wait = breaker.getCircuitBreakerConfig()
                    .getWaitIntervalFunctionInOpenState()
                    .apply(attempts);
            endNanos = System.nanoTime() + Duration.ofMillis(wait).toNanos();
        }
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}
