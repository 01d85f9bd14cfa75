package dev.stagedoor.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of requests with an {@code Idempotency-Key}.
 *
 * @param keepFor how long an Idempotency-Key and its answer are kept, counted from the beginning of the request; not
 *     shorter than stagedoor.http.max-wait
 */
@ConfigurationProperties(prefix = "stagedoor.idempotency", ignoreUnknownFields = false)
record IdempotencyProperties(@DefaultValue("24h") Duration keepFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names key and value
     */
    public IdempotencyProperties {
        if (keepFor.compareTo(SHORTEST) < 0 || keepFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("stagedoor.idempotency.keep-for must be from %s to %s, but is %s"
                    .formatted(SHORTEST, LONGEST, keepFor));
        }
    }

    /**
     * Checks that no key can expire while its request runs.
     *
     * @param longestWait how long a request can wait for its answer
     * @throws InvalidConfigurationPropertyValueException if keys are kept for a shorter time
     */
    void requireLongEnough(Duration longestWait) {
        if (keepFor.compareTo(longestWait) < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "stagedoor.idempotency.keep-for",
                    keepFor,
                    "It must not be shorter than stagedoor.http.max-wait=%s, or a key could expire while its request runs."
                            .formatted(longestWait));
        }
    }
}
