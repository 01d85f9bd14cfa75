package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.FlakyDatabase;
import dev.stagedoor.system.StageFixture;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stop of a persistent actor while messages wait for its journal, as when its shard moves. */
final class StashedStopTests {

    private static final Duration A_WHILE = Duration.ofMillis(300);

    private sealed interface Message {}

    /** Persists, and has the shard stop the actor meanwhile. */
    private record WriteAndLeave(ActorRef<Object> replyTo) implements Message {}

    private record ReplyLater(ActorRef<Object> replyTo) implements Message {}

    private record Due(ActorRef<Object> replyTo) implements Message {}

    private record Ask(ActorRef<Object> replyTo) implements Message {}

    public record Written() {}

    private final FlakyDatabase database = new FlakyDatabase();
    private final StageFixture stage = StageFixture.journaled(
            database.journal(),
            Entity.of(EntityTypeKey.create(Message.class, "rehearsal"), StashedStopTests::behavior));

    private static Behavior<Message> behavior(EntityContext<Message> entity) {
        return Behaviors.setup(context -> new Leaving(entity, context));
    }

    private static final class Leaving extends EventSourcedBehavior<Message, Written, Integer> {

        private final EntityContext<Message> entity;
        private final ActorContext<Message> context;

        Leaving(EntityContext<Message> entity, ActorContext<Message> context) {
            super(PersistenceId.of("rehearsal", entity.getEntityId()));
            this.entity = entity;
            this.context = context;
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public CommandHandler<Message, Written, Integer> commandHandler() {
            return (count, message) -> switch (message) {
                case WriteAndLeave(var replyTo) -> {
                    entity.getShard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
                    yield Effect().persist(new Written()).thenReply(replyTo, kept -> kept);
                }
                case ReplyLater(var replyTo) -> {
                    context.scheduleOnce(A_WHILE, context.getSelf(), new Due(replyTo));
                    yield Effect().none();
                }
                case Due(var replyTo) -> Effect().none().thenReply(replyTo, same -> "later");
                case Ask(var replyTo) -> Effect().none().thenReply(replyTo, same -> same);
            };
        }

        @Override
        public EventHandler<Integer, Written> eventHandler() {
            return (count, written) -> count + 1;
        }
    }

    @AfterEach
    void stop() {
        stage.close();
        database.close();
    }

    @Test
    void stopsTheActorOnceItHasRepliedToAStashedAsk() {
        await(stage.ask("one", Ask::new));
        var latch = database.hold();
        var written = stage.ask("one", WriteAndLeave::new);
        var later = stage.ask("one", ReplyLater::new);
        stage.awaitDelivery("one");
        var next = stage.ask("one", Ask::new);

        latch.countDown();

        assertThat(await(written)).isEqualTo(new Outcome.Replied(1));
        assertThat(await(later)).isEqualTo(new Outcome.Replied("later"));
        assertThat(await(next)).isEqualTo(new Outcome.Replied(1));
    }
}
