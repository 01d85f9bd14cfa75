package dev.stagedoor.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.pattern.Patterns;

/** What the shard regions of this process have yet to handle; only then do they know of a member's end. */
public final class RegionBacklog {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** News comes to all who watch a member, but not at the same moment. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private RegionBacklog() {}

    /** Completes when all regions have handled, twice over, what had come to them. */
    public static CompletableFuture<Void> handled(ActorSystem<?> system) {
        return once(system).thenComposeAsync(handled -> once(system), LATER);
    }

    private static CompletableFuture<Void> once(ActorSystem<?> system) {
        var sharding = ClusterSharding.get(Adapter.toClassic(system));
        return CompletableFuture.allOf(sharding.getShardTypeNames().stream()
                .map(type -> Patterns.ask(sharding.shardRegion(type), ShardRegion.getRegionStatsInstance(), PATIENCE)
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }
}
