package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import dev.stagedoor.system.failure.ActorFailures;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.memory.Activity;
import dev.stagedoor.system.memory.ActorPlace;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.shard.ShardName;
import dev.stagedoor.tracing.Tracing;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.jspecify.annotations.Nullable;

/** Entities of authors, with what surrounds each of their actors. */
public final class InterceptedEntities {

    private InterceptedEntities() {}

    /**
     * Returns the entity with an interceptor in front of each actor. Leaves out role and data center: the base decides
     * where actors live.
     *
     * @param extractor assigns the actors to shards
     * @param settings the settings of the entity, or those that apply if it has none
     * @param journal the journal that the actors persist in; null if the application has no data source
     * @param actors counts the actors of this process
     * @param failures takes the failures of the actors
     * @param tracing makes the spans of what actors do
     */
    public static Entity<Object, ShardingEnvelope<Object>> of(
            ActorSystem<?> system,
            Entity<Object, ShardingEnvelope<Object>> entity,
            ShardingMessageExtractor<ShardingEnvelope<Object>, Object> extractor,
            ClusterShardingSettings settings,
            @Nullable Journal journal,
            LocalActors actors,
            RecentFailures failures,
            Tracing tracing) {
        boolean isDefault = Journal.isDefaultIn(system.settings().config());
        return Entity.of(entity.typeKey(), context -> {
                    var eraser = Eraser.of(journal, context);
                    var shard = new ShardName(entity.typeKey().name(), extractor.shardId(context.getEntityId()));
                    var activity = new Activity(context.getEntityId(), shard);
                    var place = new ActorPlace(actors, activity);
                    var interceptor = new AskInterceptor(
                            new Passivation(context.getShard(), eraser, place),
                            eraser,
                            KeepAlive.of(context.getEntityId(), settings),
                            new KeyedTurn(isDefault ? journal : null),
                            activity,
                            ActorFailures.of(failures, eraser.type(), eraser.id()),
                            new TracedTurn(tracing));
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
            if (!place.take(interceptor.waiting(started))) {
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
