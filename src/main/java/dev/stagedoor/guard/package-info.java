/** Guards the stage: a circuit breaker and a bound on asks in flight for each type of actor, and a bound for each actor. */
@NullMarked
package dev.stagedoor.guard;

import org.jspecify.annotations.NullMarked;
