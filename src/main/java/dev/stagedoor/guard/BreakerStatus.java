package dev.stagedoor.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Locale;

/**
 * What a circuit breaker knows at a moment.
 *
 * @param state such as {@code closed}, {@code open} or {@code half-open}
 * @param failureRate the share of failed asks in percent; -1 until there are enough to tell
 * @param asks how many asks the rate is reckoned from
 * @param failures how many of them failed
 * @param refused how many asks were refused since the breaker opened last
 */
public record BreakerStatus(String state, float failureRate, int asks, int failures, long refused) {

    static String word(CircuitBreaker.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
