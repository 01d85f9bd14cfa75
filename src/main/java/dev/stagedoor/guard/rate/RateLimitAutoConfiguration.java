package dev.stagedoor.guard.rate;

import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

/** Reads the rate limits from the settings of Resilience4j: the instance of a type's name, else the default. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class RateLimitAutoConfiguration {

    /** Resilience4j's own default has a period of nanoseconds, which limits nobody. */
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);

    @Bean
    RateLimits rateLimits(Protocols protocols, RateLimiterRegistry registry) {
        return new RateLimits(protocols.all().stream()
                .map(Protocol::type)
                .map(type -> Map.entry(type, config(type, registry)))
                .filter(type -> type.getValue().getLimitRefreshPeriod().compareTo(SHORTEST_PERIOD) >= 0)
                .collect(Collectors.toMap(Map.Entry::getKey, type -> new RateLimit(type.getKey(), type.getValue()))));
    }

    private static RateLimiterConfig config(String type, RateLimiterRegistry registry) {
        return registry.find(type)
                .map(RateLimiter::getRateLimiterConfig)
                .map(config -> requirePeriod(type, config))
                .orElseGet(registry::getDefaultConfig);
    }

    private static RateLimiterConfig requirePeriod(String type, RateLimiterConfig config) {
        if (config.getLimitRefreshPeriod().compareTo(SHORTEST_PERIOD) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "resilience4j.ratelimiter.instances." + type + ".limit-refresh-period",
                    config.getLimitRefreshPeriod(),
                    "It must be at least %s.".formatted(SHORTEST_PERIOD));
        }
        return config;
    }
}
