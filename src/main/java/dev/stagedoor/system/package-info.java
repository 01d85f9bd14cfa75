/** Actor system: starts and stops it, runs the actors with Cluster Sharding, and routes asks to them. */
@NullMarked
package dev.stagedoor.system;

import org.jspecify.annotations.NullMarked;
