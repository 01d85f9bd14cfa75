package dev.stagedoor.system;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.system.entity.InterceptedEntities;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.shard.Region;
import dev.stagedoor.system.shard.Regions;
import dev.stagedoor.tracing.Tracing;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.jspecify.annotations.Nullable;

/** Starts the shard regions of all actor types. */
final class RegionStart {

    private RegionStart() {}

    /**
     * Starts the regions.
     *
     * @param journal the journal that the actors persist in; null if the application has no data source
     * @param actors counts the actors of this process
     * @param failures takes the failures of the actors
     * @param tracing makes the spans of what actors do
     */
    static Regions start(
            ActorSystem<?> system,
            SystemBase base,
            @Nullable Journal journal,
            LocalActors actors,
            RecentFailures failures,
            Tracing tracing,
            Collection<Entity<?, ?>> entities) {
        return new Regions(entities.stream()
                .collect(Collectors.toUnmodifiableMap(
                        entity -> entity.typeKey().name(),
                        entity -> region(system, base, journal, actors, failures, tracing, erased(entity)))));
    }

    private static Region region(
            ActorSystem<?> system,
            SystemBase base,
            @Nullable Journal journal,
            LocalActors actors,
            RecentFailures failures,
            Tracing tracing,
            Entity<Object, ShardingEnvelope<Object>> entity) {
        var settings = entity.settings().orElseGet(() -> ClusterShardingSettings.create(system));
        ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor = entity.messageExtractor()
                .orElseGet(() -> new HashCodeMessageExtractor<>(
                        ClusterShardingSettings.create(system).numberOfShards()));
        var intercepted = base.placed(
                InterceptedEntities.of(system, entity, extractor, settings, journal, actors, failures, tracing)
                        .withMessageExtractor(extractor));
        return new Region(ClusterSharding.get(system).init(intercepted), extractor);
    }

    @SuppressWarnings("unchecked") // sharding accepts any object, and the interceptor passes on what the entity expects
    private static Entity<Object, ShardingEnvelope<Object>> erased(Entity<?, ?> entity) {
        return (Entity<Object, ShardingEnvelope<Object>>) entity;
    }
}
