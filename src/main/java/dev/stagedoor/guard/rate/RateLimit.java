package dev.stagedoor.guard.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;

/**
 * Limits how many requests each caller may send in a period, with a Resilience4j rate limiter for each caller. Safe for
 * use by any thread.
 */
public final class RateLimit {

    private static final int MOST_CALLERS = 100_000;

    private final String name;
    private final int quota;
    private final Duration period;
    private final LoadingCache<String, AtomicRateLimiter> byCaller;

    /**
     * Creates a limit.
     *
     * @param name names what is limited, such as a type of actors
     * @param config how many requests are allowed in which period; a request never waits
     */
    RateLimit(String name, RateLimiterConfig config) {
        this.name = name;
        this.quota = config.getLimitForPeriod();
        this.period = config.getLimitRefreshPeriod();
        var immediate =
                RateLimiterConfig.from(config).timeoutDuration(Duration.ZERO).build();
        this.byCaller = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                // Once a period has passed without a request, a new limiter allows as much as the old one.
                .expireAfterAccess(period.plusSeconds(1))
                .build(caller -> new AtomicRateLimiter(name, immediate));
    }

    /** Decision about a request. */
    public sealed interface Decision {

        /**
         * The caller may send the request.
         *
         * @param left how many more it may send before the period ends
         */
        record Allowed(int left) implements Decision {}

        /**
         * The caller has sent too many requests.
         *
         * @param retryAfter the time after which it may send one
         */
        record Refused(Duration retryAfter) implements Decision {}
    }

    /** Returns the name of what is limited. */
    public String name() {
        return name;
    }

    /** Returns how many requests a caller may send in a period. */
    public int quota() {
        return quota;
    }

    public Duration period() {
        return period;
    }

    /** Counts a request of the caller, if it is within the limit. */
    public Decision count(String caller) {
        var limiter = byCaller.get(caller);
        boolean allowed = limiter.acquirePermission(1);
        var state = limiter.getDetailedMetrics();
        return allowed
                ? new Decision.Allowed(Math.max(0, state.getAvailablePermissions()))
                : new Decision.Refused(Duration.ofNanos(Math.max(1, state.getNanosToWait())));
    }
}
