package dev.stagedoor.journal.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the journal. The database itself is set by {@code spring.datasource}.
 *
 * @param startTimeout how long the start waits for a database that does not answer
 * @param checkTime how long the start looks for damage in the file of an embedded database at most; 0s to skip it
 */
@ConfigurationProperties(prefix = "stagedoor.journal", ignoreUnknownFields = false)
public record JournalProperties(
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("5s") Duration checkTime) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public JournalProperties {
        requireWithinBounds("start-timeout", startTimeout);
        requireWithinBounds("check-time", checkTime);
    }

    private static void requireWithinBounds(String key, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.journal.%s must be from 0 to %s, but is %s".formatted(key, LONGEST, value));
        }
    }
}
