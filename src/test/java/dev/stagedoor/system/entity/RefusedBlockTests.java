package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Actors that are quick, and then wait by Reactor's {@code block()}, which it refuses on event loops. */
final class RefusedBlockTests {

    private static final int MANY = 20_000;

    private sealed interface Message {

        ActorRef<Object> replyTo();
    }

    private record Quick(ActorRef<Object> replyTo) implements Message {}

    private record Blocking(ActorRef<Object> replyTo) implements Message {}

    private static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "rehearsal");

    private final LoopResources eventLoops = LoopResources.create("test", 1, true);
    private final StageFixture stage = StageFixture.of(Entity.of(KEY, context -> behavior()));

    private static Behavior<Message> behavior() {
        return Behaviors.receive(Message.class)
                .onMessage(Quick.class, message -> reply(message, "quick"))
                .onMessage(Blocking.class, message -> {
                    Mono.delay(Duration.ofMillis(1)).block();
                    return reply(message, "waited");
                })
                .build();
    }

    private static Behavior<Message> reply(Message message, String text) {
        message.replyTo().tell(text);
        return Behaviors.same();
    }

    @AfterEach
    void stop() {
        stage.close();
        eventLoops.disposeLater().block();
    }

    private Outcome ask(boolean blocking) {
        return await(CompletableFuture.<@Nullable Void>completedFuture(null)
                .thenComposeAsync(
                        done -> blocking ? stage.ask("one", Blocking::new) : stage.ask("one", Quick::new),
                        eventLoops.onServer(true)));
    }

    @Test
    void keepsTheTypeOnItsPoolAfterTheFirstRefusal() {
        for (int i = 0; i < MANY; i++) {
            ask(false);
        }

        var first = ask(true);
        var second = ask(true);

        assertThat(first).isInstanceOf(Outcome.Failed.class);
        assertThat(second).isEqualTo(new Outcome.Replied("waited"));
    }

    @Test
    void isNotTheCauseOfAnotherFailure() {
        assertThat(RefusedBlock.isCauseOf(new IllegalStateException("closed"))).isFalse();
    }
}
