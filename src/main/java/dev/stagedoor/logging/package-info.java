/** Fields of structured logs: those of events, and of the message that an actor handles. */
@NullMarked
package dev.stagedoor.logging;

import org.jspecify.annotations.NullMarked;
