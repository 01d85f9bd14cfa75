package dev.stagedoor.system;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;

/**
 * The way to the actors of one type.
 *
 * @param ref the shard region
 * @param extractor spreads the actors over shards
 */
record Region(
        ActorRef<ShardingEnvelope<Object>> ref, ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor) {

    /** The shard that an actor is in. */
    String shard(String id) {
        return extractor.shardId(id);
    }
}
