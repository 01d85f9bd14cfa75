/** Starts and stops the actor system, runs the actors in it by Cluster Sharding, and answers asks from them. */
@NullMarked
package dev.stagedoor.system;

import org.jspecify.annotations.NullMarked;
