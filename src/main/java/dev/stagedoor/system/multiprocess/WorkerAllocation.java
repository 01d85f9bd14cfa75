package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.ShardHomes;
import java.util.Comparator;
import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import org.apache.pekko.dispatch.Futures;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;

/**
 * Gives shards to workers only: each, when it is first asked for, to the worker that has the fewest. A shard stays where it
 * is while its worker lives, as moving it would stop actors that may keep their state in memory alone.
 */
final class WorkerAllocation extends AbstractShardAllocationStrategy {

    private final String type;
    private final ShardHomes shardHomes;
    private final ActorRef nobody;
    private final boolean remembers;

    /**
     * For the shards of one type.
     *
     * @param nobody who the coordinator says has asked when nobody has, but a worker has left
     * @param remembers whether actors are to come back without being asked
     */
    WorkerAllocation(String type, ShardHomes shardHomes, ActorRef nobody, boolean remembers) {
        this.type = type;
        this.shardHomes = shardHomes;
        this.nobody = nobody;
        this.remembers = remembers;
    }

    /** Without a worker, or if nobody waits for the shard, the answer never comes; whoever waits asks again. */
    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shard, java.util.Map<ActorRef, IndexedSeq<String>> current) {
        if (requester.equals(nobody) && !remembers) {
            return Futures.<ActorRef>promise().future();
        }
        return current.entrySet().stream()
                .filter(entry -> isOpen(entry.getKey()))
                .min(Comparator.comparingInt(entry -> entry.getValue().length()))
                .map(entry -> settle(shard, entry.getKey()))
                .orElseGet(() -> Futures.<ActorRef>promise().future());
    }

    private boolean isOpen(ActorRef region) {
        var address = region.path().address();
        return address.hasGlobalScope() && shardHomes.open(address.toString());
    }

    private Future<ActorRef> settle(String shard, ActorRef region) {
        shardHomes.settle(type, shard, region.path().address().toString());
        return Futures.successful(region);
    }

    @Override
    public Future<Set<String>> rebalance(java.util.Map<ActorRef, IndexedSeq<String>> current, Set<String> inProgress) {
        return Futures.successful(Set.of());
    }
}
