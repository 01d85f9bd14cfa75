/** Clusters of members in processes of their own: rolling updates, kills, partitions, and members that are refused. */
@NullMarked
package dev.stagedoor.members;

import org.jspecify.annotations.NullMarked;
