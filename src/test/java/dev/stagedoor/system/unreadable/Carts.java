package dev.stagedoor.system.unreadable;

import java.util.List;
import java.util.Map;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** Actor whose events and snapshots could not be read again. */
public final class Carts {

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Its only message. */
    public record Add() implements Message {}

    sealed interface Event {}

    record Money(long cents) {}

    record Added(Map<Money, Integer> prices) implements Event {}

    record Emptied() implements Event {}

    record State(List<Object> items) {}

    private Carts() {}

    /** Returns the entity. */
    public static Entity<Message, ShardingEnvelope<Message>> entity() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "rehearsal"),
                context -> new Kept(PersistenceId.of("rehearsal", context.getEntityId())));
    }

    private static final class Kept extends EventSourcedBehavior<Message, Event, State> {

        Kept(PersistenceId id) {
            super(id);
        }

        @Override
        public State emptyState() {
            return new State(List.of());
        }

        @Override
        public CommandHandler<Message, Event, State> commandHandler() {
            return (state, message) -> Effect().persist(new Emptied());
        }

        @Override
        public EventHandler<State, Event> eventHandler() {
            return (state, event) -> state;
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return RetentionCriteria.snapshotEvery(1, 1);
        }
    }
}
