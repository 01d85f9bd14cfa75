/** The envelope of a request on its way to an actor, and the reference that takes the reply. */
@NullMarked
package dev.stagedoor.system.envelope;

import org.jspecify.annotations.NullMarked;
