package dev.stagedoor.system.memory;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.time.Duration;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalActorsTests {

    private static final Outcome TOO_MANY = new Outcome.Overloaded(Outcome.Limit.ACTORS_IN_MEMORY);

    private final StageFixture stage = StageFixture.of(
            StageFixture.properties(Duration.ZERO, 2), Entity.of(Rehearsal.KEY, context -> Rehearsal.create()));

    @AfterEach
    void close() {
        stage.close();
    }

    private Outcome count(String id) {
        return await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));
    }

    private Outcome request(String id, Request request) {
        return await(stage.request(id, StageFixture.LONG, request, null));
    }

    @Test
    void refusesNewActorsAtTheLimitAndServesThoseInMemory() {
        count("one");
        count("two");

        assertThat(count("three")).isEqualTo(TOO_MANY);
        assertThat(request("four", new Request.Start())).isEqualTo(TOO_MANY);
        assertThat(count("one")).isEqualTo(new Outcome.Replied(2));
    }

    @Test
    void servesANewActorOnceAnotherHasStopped() {
        count("one");
        count("two");
        count("three");

        request("two", new Request.Stop());

        assertThat(count("three")).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void countsARestartedActorOnce() {
        await(stage.ask("one", replyTo -> new Rehearsal.Fail(typed(replyTo))));
        await(stage.ask("one", replyTo -> new Rehearsal.Fail(typed(replyTo))));

        assertThat(count("two")).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void stopsAnActorThatIsRefused() {
        count("one");
        count("two");
        count("three");

        assertThat(request("three", new Request.Stop())).isEqualTo(new Outcome.Stopped());
    }

    @Test
    void derivesTheLimitFromTheHeap() {
        assertThat(LocalActors.limitForHeap(1L << 30)).isBetween(100_000, 110_000);
        assertThat(LocalActors.limitForHeap(0)).isEqualTo(1_000);
    }
}
