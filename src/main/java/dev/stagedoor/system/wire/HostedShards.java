package dev.stagedoor.system.wire;

import dev.stagedoor.system.shard.ShardName;
import java.util.Set;

/**
 * Message that tells another process which shards live in this one.
 *
 * @param member the address of this process's member
 * @param shards the shards
 */
public record HostedShards(String member, Set<ShardName> shards) {

    /** Copies the shards. */
    public HostedShards {
        shards = Set.copyOf(shards);
    }
}
