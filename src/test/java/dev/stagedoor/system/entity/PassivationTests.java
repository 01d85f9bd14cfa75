package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Passivation of an actor that replies later than an idle actor would be passivated. */
final class PassivationTests {

    private static final Duration IDLE = Duration.ofMillis(300);
    /** Longer than a stop is deferred for a pending reply. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private sealed interface Message {}

    private record ReplyLater(ActorRef<Object> replyTo) implements Message {}

    private record Due(ActorRef<Object> replyTo) implements Message {}

    private record Touch(ActorRef<Object> replyTo) implements Message {}

    private final AtomicInteger stopped = new AtomicInteger();

    private final StageFixture stage = StageFixture.of(
            StageFixture.properties(IDLE, 0),
            Entity.of(EntityTypeKey.create(Message.class, "rehearsal"), context -> replyingLater(stopped)));

    private static Behavior<Message> replyingLater(AtomicInteger stopped) {
        return Behaviors.setup(context -> Behaviors.receive(Message.class)
                .onMessage(ReplyLater.class, later -> {
                    context.scheduleOnce(LATER, context.getSelf(), new Due(later.replyTo()));
                    return Behaviors.same();
                })
                .onMessage(Due.class, due -> {
                    due.replyTo().tell("later");
                    return Behaviors.same();
                })
                .onMessage(Touch.class, touch -> {
                    touch.replyTo().tell("touched");
                    return Behaviors.same();
                })
                .onSignal(PostStop.class, signal -> {
                    stopped.incrementAndGet();
                    return Behaviors.same();
                })
                .build());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CompletableFuture<Outcome> ask(Function<ActorRef<Object>, Object> message) {
        return stage.ask("one", message);
    }

    @Test
    void keepsAnActorWhileAReplyIsPending() {
        var later = await(ask(ReplyLater::new));

        assertThat(later).isEqualTo(new Outcome.Replied("later"));
        assertThat(stopped).hasValue(0);
    }

    @Test
    void stopsAnActorThatHasReplied() {
        await(ask(ReplyLater::new));

        Awaitility.await().until(() -> stopped.get() == 1);
    }

    @Test
    void stopsAnActorWithoutPendingReplies() {
        await(ask(Touch::new));

        Awaitility.await().until(() -> stopped.get() == 1);
    }
}
