package dev.stagedoor.system.shard;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;

/**
 * Shard region of one actor type.
 *
 * @param ref the region
 * @param extractor assigns actors to shards
 */
public record Region(
        ActorRef<ShardingEnvelope<Object>> ref, ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor) {

    /** Returns the id of the shard that an actor is in. */
    public String shard(String id) {
        return extractor.shardId(id);
    }
}
