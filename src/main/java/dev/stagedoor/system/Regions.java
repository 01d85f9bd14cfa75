package dev.stagedoor.system;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.jspecify.annotations.Nullable;

/**
 * Shard regions of all actor types. Each entity of the authors gets an interceptor that unwraps asks, and is restarted
 * when it fails.
 */
final class Regions {

    private final Map<String, Region> byType;

    private Regions(Map<String, Region> byType) {
        this.byType = byType;
    }

    /**
     * Starts the regions.
     *
     * @param journal the journal that the actors persist in; null if the application has no data source
     * @param actors counts the actors of this process
     */
    static Regions start(
            ActorSystem<?> system,
            SystemBase base,
            @Nullable Journal journal,
            LocalActors actors,
            Collection<Entity<?, ?>> entities) {
        return new Regions(entities.stream()
                .collect(Collectors.toUnmodifiableMap(
                        entity -> entity.typeKey().name(),
                        entity -> region(system, base, journal, actors, erased(entity)))));
    }

    private static Region region(
            ActorSystem<?> system,
            SystemBase base,
            @Nullable Journal journal,
            LocalActors actors,
            Entity<Object, ShardingEnvelope<Object>> entity) {
        var settings = entity.settings().orElseGet(() -> ClusterShardingSettings.create(system));
        ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor = entity.messageExtractor()
                .orElseGet(() -> new HashCodeMessageExtractor<>(
                        ClusterShardingSettings.create(system).numberOfShards()));
        var intercepted = base.placed(withInterceptor(system, entity, extractor, settings, journal, actors)
                .withMessageExtractor(extractor));
        return new Region(ClusterSharding.get(system).init(intercepted), extractor);
    }

    /**
     * Returns the region of a type.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    Region of(String type) {
        var region = byType.get(type);
        if (region == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        return region;
    }

    /** Returns all regions by the names of their types. */
    Map<String, Region> byType() {
        return byType;
    }

    @SuppressWarnings("unchecked") // sharding accepts any object, and the interceptor passes on what the entity expects
    private static Entity<Object, ShardingEnvelope<Object>> erased(Entity<?, ?> entity) {
        return (Entity<Object, ShardingEnvelope<Object>>) entity;
    }

    /** Leaves out role and data center: the base decides where actors live. */
    private static Entity<Object, ShardingEnvelope<Object>> withInterceptor(
            ActorSystem<?> system,
            Entity<Object, ShardingEnvelope<Object>> entity,
            ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor,
            ClusterShardingSettings settings,
            @Nullable Journal journal,
            LocalActors actors) {
        return Entity.of(entity.typeKey(), context -> {
                    var eraser = Eraser.of(journal, context);
                    var shard = new ShardName(entity.typeKey().name(), extractor.shardId(context.getEntityId()));
                    var place = new ActorPlace(actors, shard);
                    var interceptor = new AskInterceptor(
                            new Passivation(context.getShard(), eraser, place),
                            eraser,
                            KeepAlive.of(context.getEntityId(), settings));
                    return supervised(
                            Behaviors.intercept(() -> interceptor, created(entity, context, place, interceptor)));
                })
                .withEntityProps(props(entity, system))
                .withStopMessage(entity.stopMessage().orElse(null))
                .withSettings(entity.settings().orElse(null))
                .withAllocationStrategy(entity.allocationStrategy().orElse(null));
    }

    /** The author's choice of a dispatcher or a mailbox takes precedence. */
    private static Props props(Entity<?, ?> entity, ActorSystem<?> system) {
        return entity.entityProps().equals(Props.empty())
                ? TypeDispatchers.props(
                        entity.typeKey().name(), system.settings().config())
                : entity.entityProps();
    }

    /** Lets the actor itself create the behavior: a failure outside of it would end all actors of the shard. */
    private static Behavior<Object> created(
            Entity<Object, ShardingEnvelope<Object>> entity,
            EntityContext<Object> context,
            ActorPlace place,
            AskInterceptor interceptor) {
        return Behaviors.setup(started -> {
            if (!place.take()) {
                interceptor.refuseAll(new Outcome.Overloaded(Outcome.Limit.ACTORS_IN_MEMORY));
                return Behaviors.empty();
            }
            try {
                return entity.createBehavior().apply(context);
            } catch (IllegalArgumentException e) {
                if (!Persistence.isInvalidId(e)) {
                    throw e;
                }
                interceptor.refuseAll(new Outcome.InvalidId(
                        "No actor of this type can have such an id: %s.".formatted(e.getMessage())));
                return Behaviors.empty();
            }
        });
    }

    private static Behavior<Object> supervised(Behavior<Object> behavior) {
        return Behaviors.supervise(behavior).onFailure(Throwable.class, SupervisorStrategy.restart());
    }
}
