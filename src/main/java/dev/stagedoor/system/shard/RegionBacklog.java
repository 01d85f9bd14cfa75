package dev.stagedoor.system.shard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.pattern.Patterns;

/**
 * Messages that the shard regions of this process have yet to handle. A region knows of a member's end only after it
 * has handled them.
 */
public final class RegionBacklog {

    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(1);

    /** Not all watchers of a member learn of its end at the same moment. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private RegionBacklog() {}

    /**
     * Returns a future that completes when all regions have handled, twice over, the messages that had arrived. It
     * fails if a region does not answer within a second.
     */
    public static CompletableFuture<Void> handled(ActorSystem<?> system) {
        return allAnswered(system).thenComposeAsync(handled -> allAnswered(system), LATER);
    }

    private static CompletableFuture<Void> allAnswered(ActorSystem<?> system) {
        var sharding = ClusterSharding.get(Adapter.toClassic(system));
        return CompletableFuture.allOf(sharding.getShardTypeNames().stream()
                .map(type -> Patterns.ask(sharding.shardRegion(type), ShardRegion.getRegionStatsInstance(), ASK_TIMEOUT)
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }
}
