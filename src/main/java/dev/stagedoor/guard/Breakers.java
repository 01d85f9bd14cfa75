package dev.stagedoor.guard;

/** Shows the circuit breakers. Safe for use by any thread. */
public interface Breakers {

    /**
     * The state of the breaker of a type of actors.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    BreakerStatus of(String type);

    /**
     * The actors of a type that are shut off by their own breakers.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    ShutOffActors shutOff(String type);
}
