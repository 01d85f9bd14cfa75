package dev.stagedoor.journal.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the journal. The database itself is set by {@code spring.datasource}.
 *
 * @param startTimeout how long the start waits for a database that does not answer
 */
@ConfigurationProperties(prefix = "stagedoor.journal", ignoreUnknownFields = false)
public record JournalProperties(@DefaultValue("60s") Duration startTimeout) {

    private static final Duration LONGEST_START = Duration.ofHours(1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public JournalProperties {
        if (startTimeout.isNegative() || startTimeout.compareTo(LONGEST_START) > 0) {
            throw new IllegalArgumentException("stagedoor.journal.start-timeout must be from 0 to %s, but is %s"
                    .formatted(LONGEST_START, startTimeout));
        }
    }
}
