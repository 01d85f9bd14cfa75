package dev.stagedoor.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the guards that Resilience4j's own properties do not cover.
 *
 * @param asksPerActor how many asks may be in flight to one actor, so that a slow one cannot use up its type's bulkhead
 * @param callerShare how much of a type's bulkhead the asks of one caller may use, in percent; 100 sets no bound
 */
@ConfigurationProperties(prefix = "stagedoor.guard", ignoreUnknownFields = false)
record GuardProperties(
        @DefaultValue("256") int asksPerActor,
        @DefaultValue("40") int callerShare) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names key and value
     */
    public GuardProperties {
        if (asksPerActor < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.guard.asks-per-actor must be at least 1, but is %s".formatted(asksPerActor));
        }
        if (callerShare < 1 || callerShare > 100) {
            throw new IllegalArgumentException(
                    "stagedoor.guard.caller-share must be from 1 to 100, in percent, but is %s".formatted(callerShare));
        }
    }

    /** Returns whether the asks of each caller are limited. */
    boolean boundsCallers() {
        return callerShare < 100;
    }
}
