package dev.stagedoor.inspect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of looking at actors without waking them.
 *
 * @param enabled whether GET /actors/{type}/-/ids and GET /actors/{type}/{id} are served
 * @param state whether they show what actors persisted, which can be private
 * @param timeout how long to wait for the other processes that host actors
 */
@ConfigurationProperties(prefix = "stagedoor.inspect", ignoreUnknownFields = false)
public record InspectProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean state,
        @DefaultValue("1s") Duration timeout) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public InspectProperties {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.inspect.timeout must be positive and at most PT30S, but is %s".formatted(timeout));
        }
    }
}
