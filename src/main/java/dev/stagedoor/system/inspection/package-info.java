/** Tells what is known of actors without waking them: those in the memory of all processes, and their states. */
@NullMarked
package dev.stagedoor.system.inspection;

import org.jspecify.annotations.NullMarked;
