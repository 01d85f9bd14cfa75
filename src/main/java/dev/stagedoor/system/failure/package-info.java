/** What went nowhere in this process: the failures of actors, and the messages that no actor handled. */
@NullMarked
package dev.stagedoor.system.failure;

import org.jspecify.annotations.NullMarked;
