/** Runs the actors in members of a cluster on many machines: discovery, TLS, membership, partitions and leaving. */
@NullMarked
package dev.stagedoor.system.cluster;

import org.jspecify.annotations.NullMarked;
