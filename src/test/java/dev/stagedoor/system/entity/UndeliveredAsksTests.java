package dev.stagedoor.system.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.failure.LostMessages;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.testkit.fixture.TestAsk;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UndeliveredAsksTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ActorTestKit kit = ActorTestKit.create("test", ConfigFactory.load());

    /** Waits until the handler is subscribed. */
    @BeforeEach
    void watch() {
        kit.spawn(UndeliveredAsks.watching(new LostMessages(new RecentFailures(0, List.of()))));
        var question = question();
        Awaitility.await().until(() -> {
            publish(deadLetter(question));
            return question.outcome().isDone();
        });
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private TestAsk question() {
        return new TestAsk(kit.system(), StageFixture.LONG);
    }

    private void publish(DeadLetter deadLetter) {
        kit.system().eventStream().tell(new EventStream.Publish<>(deadLetter));
    }

    private DeadLetter deadLetter(Object message) {
        var nobody = Adapter.toClassic(kit.system()).deadLetters();
        return new DeadLetter(message, nobody, nobody);
    }

    @Test
    void answersAnAskWhoseActorHasStopped() {
        var question = question();

        publish(deadLetter(question));

        assertThat(StageFixture.await(question.outcome())).isEqualTo(new Outcome.Failed(Executed.NO));
    }

    @Test
    void returnsAnAskThatARegionDropped() {
        var nobody = Adapter.toClassic(kit.system()).deadLetters();

        var question = question();

        publish(deadLetter(new Dropped(new ShardingEnvelope<>("a", question), "shard moves", nobody, nobody)));

        assertThat(question.whenReturned()).succeedsWithin(TIMEOUT);
    }
}
