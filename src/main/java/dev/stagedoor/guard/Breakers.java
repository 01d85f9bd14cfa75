package dev.stagedoor.guard;

/** Shows the circuit breakers. */
@FunctionalInterface
public interface Breakers {

    /**
     * The state of the breaker of a type of actors. Safe for use by any thread.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    BreakerStatus of(String type);
}
