package dev.stagedoor.guard.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class RateLimitTests {

    private static RateLimit limit(Duration period) {
        return new RateLimit(
                "counter",
                RateLimiterConfig.custom()
                        .limitForPeriod(2)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
    }

    @Test
    void countsEachCallerByItself() {
        var limit = limit(Duration.ofHours(1));

        assertThat(limit.count("ann")).isEqualTo(new RateLimit.Decision.Allowed(1));
        assertThat(limit.count("bob")).isEqualTo(new RateLimit.Decision.Allowed(1));
        assertThat(limit.count("ann")).isEqualTo(new RateLimit.Decision.Allowed(0));
    }

    @Test
    void saysAtOnceHowLongTheCallerHasToWait() {
        var limit = limit(Duration.ofHours(1));
        limit.count("ann");
        limit.count("ann");

        assertThat(limit.count("ann"))
                .isInstanceOfSatisfying(
                        RateLimit.Decision.Refused.class,
                        refused -> assertThat(refused.retryAfter())
                                .isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
    }

    @Test
    void allowsRequestsAgainInTheNextPeriod() {
        var limit = limit(Duration.ofMillis(50));

        Awaitility.await()
                .until(() -> IntStream.range(0, 100)
                        .anyMatch(each -> limit.count("ann") instanceof RateLimit.Decision.Refused));

        Awaitility.await().until(() -> limit.count("ann") instanceof RateLimit.Decision.Allowed);
    }
}
