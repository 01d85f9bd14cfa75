package dev.stagedoor.system;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/**
 * The shard regions of all actor types: the authors' entities, each with the door that takes envelopes off, and restarted
 * when it fails.
 */
final class Regions {

    private final Map<String, ActorRef<ShardingEnvelope<Object>>> byType;

    private Regions(Map<String, ActorRef<ShardingEnvelope<Object>>> byType) {
        this.byType = byType;
    }

    static Regions start(ActorSystem<?> system, Collection<Entity<?, ?>> entities) {
        var sharding = ClusterSharding.get(system);
        return new Regions(entities.stream()
                .collect(Collectors.toUnmodifiableMap(
                        entity -> entity.typeKey().name(), entity -> sharding.init(withDoor(erased(entity))))));
    }

    /** The region of a type. */
    ActorRef<ShardingEnvelope<Object>> of(String type) {
        var region = byType.get(type);
        if (region == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        return region;
    }

    Collection<ActorRef<ShardingEnvelope<Object>>> all() {
        return byType.values();
    }

    @SuppressWarnings("unchecked") // sharding takes any object, and the door passes on what the entity expects
    private static Entity<Object, ShardingEnvelope<Object>> erased(Entity<?, ?> entity) {
        return (Entity<Object, ShardingEnvelope<Object>>) entity;
    }

    /** Role and data center are left out: in a cluster of one, this member hosts whatever there is. */
    private static Entity<Object, ShardingEnvelope<Object>> withDoor(Entity<Object, ShardingEnvelope<Object>> entity) {
        var doored = Entity.of(entity.typeKey(), context -> {
                    var interceptor = new AskInterceptor(context.getShard());
                    var behavior = entity.createBehavior().apply(context);
                    return supervised(Behaviors.intercept(() -> interceptor, behavior));
                })
                .withEntityProps(entity.entityProps())
                .withStopMessage(entity.stopMessage().orElse(null))
                .withSettings(entity.settings().orElse(null))
                .withAllocationStrategy(entity.allocationStrategy().orElse(null));
        return entity.messageExtractor().isPresent()
                ? doored.withMessageExtractor(entity.messageExtractor().get())
                : doored;
    }

    private static Behavior<Object> supervised(Behavior<Object> behavior) {
        return Behaviors.supervise(behavior).onFailure(Throwable.class, SupervisorStrategy.restart());
    }
}
