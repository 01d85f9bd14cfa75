package dev.stagedoor.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of requests that carry a key.
 *
 * @param keepFor how long a request with an Idempotency-Key is remembered, from its beginning on
 */
@ConfigurationProperties(prefix = "stagedoor.idempotency", ignoreUnknownFields = false)
record IdempotencyProperties(@DefaultValue("24h") Duration keepFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException naming the key and the value that is out of its bounds
     */
    public IdempotencyProperties {
        if (keepFor.compareTo(SHORTEST) < 0 || keepFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("stagedoor.idempotency.keep-for must be from %s to %s, but is %s"
                    .formatted(SHORTEST, LONGEST, keepFor));
        }
    }
}
