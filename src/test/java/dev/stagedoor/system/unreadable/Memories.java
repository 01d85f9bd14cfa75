package dev.stagedoor.system.unreadable;

import java.util.function.Supplier;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Actor whose state could not be read again, but is never persisted, as it takes no snapshots. */
public final class Memories {

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Its only message. */
    public record Remember() implements Message {}

    record Remembered(String text) {}

    record State(Supplier<String> text) {}

    private Memories() {}

    /** Returns the entity. */
    public static Entity<Message, ShardingEnvelope<Message>> entity() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "rehearsal"),
                context -> new Kept(PersistenceId.of("rehearsal", context.getEntityId())));
    }

    private static final class Kept extends EventSourcedBehavior<Message, Remembered, State> {

        Kept(PersistenceId id) {
            super(id);
        }

        @Override
        public State emptyState() {
            return new State(() -> "");
        }

        @Override
        public CommandHandler<Message, Remembered, State> commandHandler() {
            return (state, message) -> Effect().persist(new Remembered("text"));
        }

        @Override
        public EventHandler<State, Remembered> eventHandler() {
            return (state, event) -> new State(event::text);
        }
    }
}
