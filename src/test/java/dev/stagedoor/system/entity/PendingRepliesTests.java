package dev.stagedoor.system.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
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

/** Stop of an actor while a reply is pending, as when its shard moves. */
final class PendingRepliesTests {

    private static final Duration A_WHILE = Duration.ofMillis(300);

    private sealed interface Message {}

    private record ReplyLater(ActorRef<Object> replyTo) implements Message {}

    private record NeverReply(ActorRef<Object> replyTo) implements Message {}

    private record Due(ActorRef<Object> replyTo) implements Message {}

    private record Ask(ActorRef<Object> replyTo) implements Message {}

    private final StageFixture stage =
            StageFixture.of(Entity.of(EntityTypeKey.create(Message.class, "rehearsal"), PendingRepliesTests::behavior));

    private static Behavior<Message> behavior(EntityContext<Message> entity) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            switch (message) {
                case ReplyLater(var replyTo) -> {
                    context.scheduleOnce(A_WHILE, context.getSelf(), new Due(replyTo));
                    passivate(entity, context);
                }
                case NeverReply never -> passivate(entity, context);
                case Due(var replyTo) -> replyTo.tell("later");
                case Ask(var replyTo) -> replyTo.tell("at once");
            }
            return Behaviors.same();
        }));
    }

    /** Asks the shard to send the signal that it sends when it moves. */
    private static void passivate(EntityContext<Message> entity, ActorContext<Message> context) {
        entity.getShard().tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void defersTheStopUntilTheActorReplies() {
        var outcome = StageFixture.await(ask(ReplyLater::new));

        assertThat(outcome).isEqualTo(new Outcome.Replied("later"));
    }

    @Test
    void stopsTheActorWhenItNeverReplies() {
        var never = ask(NeverReply::new);

        var outcome = StageFixture.await(ask(Ask::new));

        assertThat(outcome).isEqualTo(new Outcome.Replied("at once"));
        assertThat(never).isNotDone();
    }

    private CompletableFuture<Outcome> ask(Function<ActorRef<Object>, Object> message) {
        return stage.ask("one", message);
    }
}
