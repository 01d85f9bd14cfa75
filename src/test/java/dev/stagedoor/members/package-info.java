/** Clusters of members in processes of their own: updated, killed, parted, and kept out. */
@NullMarked
package dev.stagedoor.members;

import org.jspecify.annotations.NullMarked;
