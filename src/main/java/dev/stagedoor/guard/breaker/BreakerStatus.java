package dev.stagedoor.guard.breaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a circuit breaker.
 *
 * @param state the state, such as {@code closed}, {@code open} or {@code half-open}
 * @param failureRate the share of failed asks, in percent; -1 while too few asks are counted
 * @param asks how many asks the breaker has counted
 * @param failures how many of them failed
 * @param refused how many asks were refused since the breaker opened; starts again at zero when it becomes half-open
 * @param retryAfter the seconds until the breaker permits an ask, rounded up; at least 1; null if it permits the next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BreakerStatus(
        String state,
        float failureRate,
        int asks,
        int failures,
        long refused,
        @Nullable Long retryAfter) {

    static String word(CircuitBreaker.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
