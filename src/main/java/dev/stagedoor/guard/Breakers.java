package dev.stagedoor.guard;

import dev.stagedoor.guard.breaker.BreakerStatus;
import dev.stagedoor.guard.breaker.ShutOffActor;
import dev.stagedoor.guard.breaker.ShutOffActors;
import java.util.Optional;

/** Read access to the circuit breakers. Safe for use by any thread. */
public interface Breakers {

    /**
     * Returns the status of the breaker of an actor type.
     *
     * @throws IllegalArgumentException if the type is unknown
     */
    BreakerStatus of(String type);

    /**
     * Returns the actors of a type that are shut off: their own breaker is open.
     *
     * @throws IllegalArgumentException if the type is unknown
     */
    ShutOffActors shutOff(String type);

    /**
     * Returns an actor if it is shut off.
     *
     * @throws IllegalArgumentException if the type is unknown
     */
    Optional<ShutOffActor> shutOff(String type, String id);
}
