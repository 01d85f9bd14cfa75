/** Runs the actors in members on many machines, which find each other, and part when they lose sight of each other. */
@NullMarked
package dev.stagedoor.system.cluster;

import org.jspecify.annotations.NullMarked;
