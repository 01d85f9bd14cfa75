package dev.stagedoor.guard.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

final class RateLimitAutoConfigurationTests {

    private static final String TYPE = "thing";
    private static final RateLimiterConfig HOURLY = RateLimiterConfig.custom()
            .limitForPeriod(3)
            .limitRefreshPeriod(Duration.ofHours(1))
            .build();

    private final Protocols protocols = new Protocols(List.of(Reading.protocol(Samples.Whole.class)));

    private RateLimits limits(RateLimiterRegistry registry) {
        return new RateLimitAutoConfiguration().rateLimits(protocols, registry);
    }

    @Test
    void limitsNobodyWithoutSettings() {
        assertThat(limits(RateLimiterRegistry.ofDefaults()).any()).isFalse();
    }

    @Test
    void takesTheInstanceOfTheType() {
        var registry = RateLimiterRegistry.ofDefaults();
        registry.rateLimiter(TYPE, HOURLY);

        assertThat(limits(registry).of(TYPE))
                .isNotNull()
                .extracting(RateLimit::quota)
                .isEqualTo(3);
    }

    @Test
    void takesTheDefaultForATypeWithoutAnInstance() {
        assertThat(limits(RateLimiterRegistry.of(HOURLY)).of(TYPE)).isNotNull();
    }

    @Test
    void refusesAnInstanceWithoutAPeriod() {
        var registry = RateLimiterRegistry.ofDefaults();
        registry.rateLimiter(TYPE);

        assertThatThrownBy(() -> limits(registry))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refusal -> assertThat(refusal.getName())
                                .isEqualTo("resilience4j.ratelimiter.instances.thing.limit-refresh-period"));
    }
}
