/** Guards in front of the stage: circuit breakers of actor types and actors, and limits on asks in flight. */
@NullMarked
package dev.stagedoor.guard;

import org.jspecify.annotations.NullMarked;
