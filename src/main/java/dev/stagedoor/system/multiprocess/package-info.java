/** Runs the actors in worker processes: starts, watches and replaces them, and knows which one hosts which shard. */
@NullMarked
package dev.stagedoor.system.multiprocess;

import org.jspecify.annotations.NullMarked;
