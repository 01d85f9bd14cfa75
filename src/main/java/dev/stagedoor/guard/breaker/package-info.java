/** Circuit breakers of actor types and of single actors. */
@NullMarked
package dev.stagedoor.guard.breaker;

import org.jspecify.annotations.NullMarked;
