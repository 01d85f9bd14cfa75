/** Shards and their regions. */
@NullMarked
package dev.stagedoor.system.shard;

import org.jspecify.annotations.NullMarked;
