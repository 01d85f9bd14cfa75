package dev.stagedoor.system.unreadable;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Actor whose events have type parameters. */
public final class Boxes {

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Its only message. */
    public record Change() implements Message {}

    record Price(long cents) {}

    record Changed<T>(T from, T to) {}

    private Boxes() {}

    /** Returns the entity. */
    public static Entity<Message, ShardingEnvelope<Message>> entity() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "rehearsal"),
                context -> new Kept(PersistenceId.of("rehearsal", context.getEntityId())));
    }

    private static final class Kept extends EventSourcedBehavior<Message, Changed<Price>, Price> {

        Kept(PersistenceId id) {
            super(id);
        }

        @Override
        public Price emptyState() {
            return new Price(0);
        }

        @Override
        public CommandHandler<Message, Changed<Price>, Price> commandHandler() {
            return (state, message) -> Effect().persist(new Changed<>(state, new Price(1)));
        }

        @Override
        public EventHandler<Price, Changed<Price>> eventHandler() {
            return (state, event) -> event.to();
        }
    }
}
