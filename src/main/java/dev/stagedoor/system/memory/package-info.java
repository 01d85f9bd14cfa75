/** Actors that this process has in memory: their limit, and what is known of each without asking it. */
@NullMarked
package dev.stagedoor.system.memory;

import org.jspecify.annotations.NullMarked;
