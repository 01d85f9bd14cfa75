/** The base {@code multiprocess} as its users see it: real workers that are killed, stopped, and run out of memory. */
@NullMarked
package dev.stagedoor.workers;

import org.jspecify.annotations.NullMarked;
