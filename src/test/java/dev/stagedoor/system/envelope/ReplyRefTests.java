package dev.stagedoor.system.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.TestAsk;
import java.time.Duration;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Reply references of asks, as actors and other processes use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplyRefTests {

    private final ActorTestKit kit = ActorTestKit.create("test", ConfigFactory.load());
    private final AsksInFlight<TestAsk> inFlight = new AsksInFlight<>(kit.system(), Duration.ZERO);

    @AfterAll
    void stop() {
        kit.shutdownTestKit();
    }

    private TestAsk ask(Duration wait) {
        var ask = new TestAsk(kit.system(), wait);
        inFlight.add(ask);
        return ask;
    }

    private TestAsk ask() {
        return ask(StageFixture.LONG);
    }

    @Test
    void takesOneReply() {
        var ask = ask();

        ask.replyTo().tell("first");
        ask.replyTo().tell("second");

        assertThat(ask.outcome()).isCompletedWithValue(new Outcome.Replied("first"));
    }

    @Test
    void makesALateReplyADeadLetter() {
        var deadLetters = kit.<DeadLetter>createTestProbe();
        kit.system().eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, deadLetters.getRef()));
        var ask = ask();
        ask.outcome().cancel(false);

        deadLetters.awaitAssert(() -> {
            ask.replyTo().tell("late");
            return deadLetters.expectMessageClass(DeadLetter.class, Duration.ofMillis(200));
        });
    }

    @Test
    void isReachedByTheTextOfItsPath() {
        var ask = ask();
        var resolver = ActorRefResolver.get(kit.system());
        var text = resolver.toSerializationFormat(ask.replyTo());

        resolver.resolveActorRef(text).tell("reply");

        assertThat(StageFixture.await(ask.outcome())).isEqualTo(new Outcome.Replied("reply"));
    }

    @Test
    void cannotBeReachedByItsPathAfterItsEnd() {
        var ask = ask();
        var resolver = ActorRefResolver.get(kit.system());
        var text = resolver.toSerializationFormat(ask.replyTo());

        ask.outcome().cancel(false);

        assertThat(Adapter.toClassic(resolver.resolveActorRef(text))).isNotInstanceOf(ReplyRef.class);
    }

    @Test
    void tellsAWatcherOfItsEnd() {
        var ask = ask();
        var watcher = kit.createTestProbe();
        kit.spawn(Watchers.watching(ask.replyTo(), watcher.getRef()));
        watcher.expectMessage("watching");

        ask.replyTo().tell("reply");

        watcher.expectMessage("terminated");
    }

    @Test
    void tellsAWatcherThatComesLate() {
        var ask = ask();
        ask.outcome().cancel(false);
        var watcher = kit.createTestProbe();

        kit.spawn(Watchers.watching(ask.replyTo(), watcher.getRef()));

        watcher.expectMessage("watching");
        watcher.expectMessage("terminated");
    }

    @Test
    void endsWhenTheDeadlinePasses() {
        var ask = ask(Duration.ofMillis(1));

        assertThat(StageFixture.await(ask.outcome())).isInstanceOf(Outcome.DeadlineExceeded.class);
    }
}
