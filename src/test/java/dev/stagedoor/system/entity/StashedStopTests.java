package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.FlakyDatabase;
import dev.stagedoor.system.StageFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    private enum Told implements Message {
        WRITE_AND_LEAVE
    }

    private record WriteAndLeave(ActorRef<Object> replyTo) implements Message {}

    /** Has others reply, of which the actor hears nothing. */
    private record HaveOthersReply(ActorRef<Object> replyTo) implements Message {}

    private record Ask(ActorRef<Object> replyTo) implements Message {}

    public record Written() {}

    private static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "rehearsal");

    private final FlakyDatabase database = new FlakyDatabase();
    private final StageFixture stage =
            StageFixture.journaled(database.journal(), Entity.of(KEY, StashedStopTests::behavior));

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
                case Told.WRITE_AND_LEAVE -> {
                    leave();
                    yield Effect().persist(new Written());
                }
                case WriteAndLeave(var replyTo) -> {
                    leave();
                    yield Effect().persist(new Written()).thenReply(replyTo, kept -> kept);
                }
                case HaveOthersReply(var replyTo) -> {
                    context.scheduleOnce(A_WHILE, replyTo, "later");
                    yield Effect().none();
                }
                case Ask(var replyTo) -> Effect().none().thenReply(replyTo, same -> same);
            };
        }

        private void leave() {
            entity.getShard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
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
    void stopsTheActorOnceOthersHaveRepliedToAStashedAsk() {
        var journal = holdJournal();
        var written = stage.ask("one", WriteAndLeave::new);

        var next = askBehindAStashedAsk(journal);

        assertThat(await(written)).isEqualTo(new Outcome.Replied(1));
        assertThat(await(next)).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void stopsTheActorOnceOthersHaveRepliedToAnAskThatWasStashedBehindATell() {
        var journal = holdJournal();
        ClusterSharding.get(stage.system()).entityRefFor(KEY, "one").tell(Told.WRITE_AND_LEAVE);

        var next = askBehindAStashedAsk(journal);

        assertThat(await(next)).isEqualTo(new Outcome.Replied(1));
    }

    private CountDownLatch holdJournal() {
        await(stage.ask("one", Ask::new));
        return database.hold();
    }

    /** Returns an ask of the next incarnation, which tells the count of events. */
    private CompletableFuture<Outcome> askBehindAStashedAsk(CountDownLatch journal) {
        var later = stage.ask("one", HaveOthersReply::new);
        stage.awaitDelivery("one");
        var next = stage.ask("one", Ask::new);
        journal.countDown();
        assertThat(await(later)).isEqualTo(new Outcome.Replied("later"));
        return next;
    }
}
