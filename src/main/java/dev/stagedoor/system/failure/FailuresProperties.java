package dev.stagedoor.system.failure;

import dev.stagedoor.inspect.FailureQuery;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is kept of failures.
 *
 * @param kept how many of the last failures of actors, and of messages that went nowhere, each process keeps in memory;
 *     from 0 to 500
 */
@ConfigurationProperties(prefix = "stagedoor.failures", ignoreUnknownFields = false)
record FailuresProperties(@DefaultValue("200") int kept) {

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is out of its bounds; the message names key and value
     */
    FailuresProperties {
        if (kept < 0 || kept > FailureQuery.MOST) {
            throw new IllegalArgumentException(
                    "stagedoor.failures.kept must be from 0 to %s, but is %s".formatted(FailureQuery.MOST, kept));
        }
    }
}
