package dev.stagedoor.system;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Persistent actor that counts its entries. */
public final class Diary {

    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "rehearsal");

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Persists an entry, and replies with the number of entries. */
    public record Write(ActorRef<Integer> replyTo) implements Message {}

    /** Replies with the number of entries. */
    public record Read(ActorRef<Integer> replyTo) implements Message {}

    /** Persists an entry, without a reply. */
    public record Scribble() implements Message {}

    /** Fails before anything is persisted. */
    public record Spill(ActorRef<Integer> replyTo) implements Message {}

    public record Written() {}

    private Diary() {}

    public static Entity<Message, ShardingEnvelope<Message>> entity() {
        return Entity.of(KEY, context -> new Kept(PersistenceId.of("rehearsal", context.getEntityId())));
    }

    /** Returns an entity that restarts itself when the journal fails. */
    public static Entity<Message, ShardingEnvelope<Message>> restarting() {
        return Entity.of(
                KEY,
                context -> new Kept(
                        PersistenceId.of("rehearsal", context.getEntityId()),
                        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(10), Duration.ofMillis(20), 0)));
    }

    private static final class Kept extends EventSourcedBehavior<Message, Written, Integer> {

        Kept(PersistenceId id) {
            super(id);
        }

        Kept(PersistenceId id, BackoffSupervisorStrategy strategy) {
            super(id, strategy);
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public CommandHandler<Message, Written, Integer> commandHandler() {
            return (count, message) -> switch (message) {
                case Write(var replyTo) -> Effect().persist(new Written()).thenReply(replyTo, kept -> kept);
                case Read(var replyTo) -> Effect().none().thenReply(replyTo, same -> same);
                case Scribble() -> Effect().persist(new Written());
                case Spill spill -> throw new IllegalStateException("spilled as it was asked to");
            };
        }

        @Override
        public EventHandler<Integer, Written> eventHandler() {
            return (count, written) -> count + 1;
        }
    }
}
