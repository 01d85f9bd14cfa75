package dev.stagedoor.system.unreadable;

import java.util.List;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.state.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.state.javadsl.DurableStateBehavior;

/** Actor whose state is a collection. */
public final class Lists {

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Its only message. */
    public record Add() implements Message {}

    private Lists() {}

    /** Returns the entity. */
    public static Entity<Message, ShardingEnvelope<Message>> entity() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "rehearsal"),
                context -> new Kept(PersistenceId.of("rehearsal", context.getEntityId())));
    }

    private static final class Kept extends DurableStateBehavior<Message, List<String>> {

        Kept(PersistenceId id) {
            super(id);
        }

        @Override
        public List<String> emptyState() {
            return List.of();
        }

        @Override
        public CommandHandler<Message, List<String>> commandHandler() {
            return (state, message) -> Effect().persist(List.of("text"));
        }
    }
}
