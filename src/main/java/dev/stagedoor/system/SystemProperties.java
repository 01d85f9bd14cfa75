package dev.stagedoor.system;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the actors are run.
 *
 * @param base the system base: local runs the actors inside this JVM
 * @param name the actor system's name, as in the paths of its actors
 * @param startTimeout how long the actor system may take until it can be asked, before the start is given up
 * @param passivateAfter how long an actor may be idle before it leaves memory, and with it what it does not persist; 0
 *     keeps actors until they stop
 * @param shards how many shards the actors of a type are spread over
 */
@ConfigurationProperties(prefix = "stagedoor.system", ignoreUnknownFields = false)
record SystemProperties(
        @DefaultValue("local") Base base,
        @DefaultValue("stagedoor") String name,
        @DefaultValue("20s") Duration startTimeout,
        @DefaultValue("0s") Duration passivateAfter,
        @DefaultValue("100") int shards) {

    private static final Duration LONGEST_START = Duration.ofHours(1);

    /** The ways to run the same actors. */
    enum Base {
        /** In this JVM. */
        LOCAL
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException naming the key and the value that is out of its bounds
     */
    public SystemProperties {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9-]*")) {
            throw new IllegalArgumentException(
                    "stagedoor.system.name must be letters, digits and inner hyphens, but is '%s'".formatted(name));
        }
        if (startTimeout.isNegative() || startTimeout.isZero() || startTimeout.compareTo(LONGEST_START) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.system.start-timeout must be positive and at most PT1H, but is %s"
                            .formatted(startTimeout));
        }
        if (passivateAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.passivate-after must not be negative, but is %s".formatted(passivateAfter));
        }
        if (shards < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.system.shards must be at least 1, but is %d".formatted(shards));
        }
    }
}
