package dev.stagedoor.system.inspection;

import dev.stagedoor.ask.Address;
import dev.stagedoor.journal.kept.History;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SuperviseBehavior;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.BehaviorImpl;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes the state of an event-sourced actor from its events, by the author's own handler. The actor is not involved: its
 * behavior is created anew, in an actor that ends at once, up to the part that persists. That part never starts, so
 * nothing is persisted and nobody gets a reply.
 */
public final class StateFold {

    private final Supplier<? extends ActorSystem<?>> system;
    private final Collection<Entity<?, ?>> entities;

    /**
     * Creates the fold.
     *
     * @param system the actor system, which may not have started yet
     * @param entities the entities of the authors
     */
    public StateFold(Supplier<? extends ActorSystem<?>> system, Collection<Entity<?, ?>> entities) {
        this.system = system;
        this.entities = entities;
    }

    /**
     * Returns the state; empty if the actor's behavior shows no handler of events. The future fails if the author's code
     * does.
     */
    CompletableFuture<Optional<Object>> state(Address address, History history) {
        var result = new CompletableFuture<Optional<Object>>();
        entities.stream()
                .filter(entity -> entity.typeKey().name().equals(address.type()))
                .findFirst()
                .ifPresentOrElse(
                        entity -> fold(erased(entity), address.id(), history, result),
                        () -> result.complete(Optional.empty()));
        return result;
    }

    @SuppressWarnings("unchecked") // the behavior is only created, and gets no message
    private static Entity<Object, ?> erased(Entity<?, ?> entity) {
        return (Entity<Object, ?>) entity;
    }

    private void fold(
            Entity<Object, ?> entity, String id, History history, CompletableFuture<Optional<Object>> result) {
        var actorSystem = system.get();
        var serialization = SerializationExtension.get(Adapter.toClassic(actorSystem));
        Behavior<Object> folding = Behaviors.setup(context -> {
            try {
                var behavior = entity.createBehavior()
                        .apply(new EntityContext<>(entity.typeKey(), id, actorSystem.ignoreRef()));
                result.complete(eventSourced(behavior, context).map(author -> state(author, history, serialization)));
            } catch (Exception | LinkageError | StackOverflowError e) {
                result.completeExceptionally(e);
            }
            return Behaviors.stopped();
        });
        // The author's code may take long, or never end.
        actorSystem.systemActorOf(folding, "state-fold-" + UUID.randomUUID(), DispatcherSelector.blocking());
    }

    @SuppressWarnings("unchecked") // states and events are those of the same actor
    private static Optional<EventSourcedBehavior<Object, Object, Object>> eventSourced(
            Behavior<Object> created, TypedActorContext<Object> context) {
        Behavior<?> layer = created;
        while (true) {
            switch (layer) {
                case EventSourcedBehavior<?, ?, ?> author -> {
                    return Optional.of((EventSourcedBehavior<Object, Object, Object>) author);
                }
                case SuperviseBehavior<?> supervised -> layer = supervised.wrapped();
                case BehaviorImpl.DeferredBehavior<?> deferred ->
                    layer = new Deferred((BehaviorImpl.DeferredBehavior<Object>) deferred).inside(context);
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // the adapter reads what it wrote
    private static Object state(
            EventSourcedBehavior<Object, Object, Object> author, History history, Serialization serialization) {
        var handler = author.eventHandler();
        var adapter = (EventAdapter<Object, Object>) author.eventAdapter();
        var snapshot = history.snapshot();
        var state = snapshot == null
                ? author.emptyState()
                : author.snapshotAdapter().fromJournal(snapshot.value(serialization));
        for (var event : history.events()) {
            var adapted = adapter.fromJournal(event.payload().value(serialization), event.adapterManifest());
            for (var each : CollectionConverters.asJava(adapted.events())) {
                state = handler.apply(state, each);
            }
        }
        return state;
    }
}
