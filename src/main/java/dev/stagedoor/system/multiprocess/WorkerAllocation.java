package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.routing.ShardLocations;
import java.util.Comparator;
import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import org.apache.pekko.dispatch.Futures;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;

/**
 * Allocates shards to workers only: each shard, on its first message, to the worker with the fewest shards of the type.
 * A shard stays there while the worker runs, because a move would stop actors that may have state in memory only.
 */
final class WorkerAllocation extends AbstractShardAllocationStrategy {

    private final String type;
    private final ShardLocations shardLocations;
    private final ActorRef noRequester;
    private final boolean remembers;

    /**
     * Creates the strategy for the shards of one type.
     *
     * @param type the name of the type
     * @param noRequester the requester that the coordinator names if no message asks for the shard, but a worker has
     *     left
     * @param remembers whether actors restart without a message
     */
    WorkerAllocation(String type, ShardLocations shardLocations, ActorRef noRequester, boolean remembers) {
        this.type = type;
        this.shardLocations = shardLocations;
        this.noRequester = noRequester;
        this.remembers = remembers;
    }

    /**
     * Returns a future that never completes if no worker is there or no message waits for the shard; regions with a
     * message retry.
     */
    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shard, java.util.Map<ActorRef, IndexedSeq<String>> current) {
        if (requester.equals(noRequester) && !remembers) {
            return Futures.<ActorRef>promise().future();
        }
        return current.entrySet().stream()
                .filter(entry -> canHost(entry.getKey()))
                .min(Comparator.comparingInt(entry -> entry.getValue().length()))
                .map(entry -> allocate(shard, entry.getKey()))
                .orElseGet(() -> Futures.<ActorRef>promise().future());
    }

    private boolean canHost(ActorRef region) {
        var address = region.path().address();
        return address.hasGlobalScope() && shardLocations.canHost(address.toString());
    }

    private Future<ActorRef> allocate(String shard, ActorRef region) {
        shardLocations.allocate(type, shard, region.path().address().toString());
        return Futures.successful(region);
    }

    @Override
    public Future<Set<String>> rebalance(java.util.Map<ActorRef, IndexedSeq<String>> current, Set<String> inProgress) {
        return Futures.successful(Set.of());
    }
}
