/** Runs the actors in worker processes: starts, watches and replaces them, and knows which of them hosts what. */
@NullMarked
package dev.stagedoor.system.multiprocess;

import org.jspecify.annotations.NullMarked;
