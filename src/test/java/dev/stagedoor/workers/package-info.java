/** Base {@code multiprocess} with real workers, which are killed, stopped, and run out of memory. */
@NullMarked
package dev.stagedoor.workers;

import org.jspecify.annotations.NullMarked;
