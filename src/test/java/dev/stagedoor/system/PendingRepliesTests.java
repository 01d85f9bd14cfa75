package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An actor that is to end while it owes a reply, as when its shard moves. */
final class PendingRepliesTests {

    private static final Duration A_WHILE = Duration.ofMillis(300);

    private sealed interface Message {}

    private record ReplyLater(ActorRef<Object> replyTo) implements Message {}

    private record NeverReply(ActorRef<Object> replyTo) implements Message {}

    private record Due(ActorRef<Object> replyTo) implements Message {}

    private record Ask(ActorRef<Object> replyTo) implements Message {}

    private final StageFixture stage =
            StageFixture.of(Entity.of(EntityTypeKey.create(Message.class, "rehearsal"), PendingRepliesTests::debtor));

    private static Behavior<Message> debtor(EntityContext<Message> entity) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            switch (message) {
                case ReplyLater(var replyTo) -> {
                    context.scheduleOnce(A_WHILE, context.getSelf(), new Due(replyTo));
                    end(entity, context);
                }
                case NeverReply never -> end(entity, context);
                case Due(var replyTo) -> replyTo.tell("paid");
                case Ask(var replyTo) -> replyTo.tell("at once");
            }
            return Behaviors.same();
        }));
    }

    /** Has the shard send the signal that it sends when it moves. */
    private static void end(EntityContext<Message> entity, ActorContext<Message> context) {
        entity.getShard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void repliesBeforeItEndsWhenItRepliesLater() {
        var outcome = StageFixture.await(ask(ReplyLater::new));

        assertThat(outcome).isEqualTo(new Outcome.Replied("paid"));
    }

    @Test
    void endsAllTheSameWhenItNeverReplies() {
        var never = ask(NeverReply::new);

        var outcome = StageFixture.await(ask(Ask::new));

        assertThat(outcome).isEqualTo(new Outcome.Replied("at once"));
        assertThat(never).isNotDone();
    }

    private CompletableFuture<Outcome> ask(Function<ActorRef<Object>, Object> message) {
        return stage.ask("one", message);
    }
}
