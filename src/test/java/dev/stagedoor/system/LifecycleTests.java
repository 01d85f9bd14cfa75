package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import java.util.function.Function;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.Test;

final class LifecycleTests {

    private final String id = "one";

    @Test
    void hostsEntitiesOfAnyRole() {
        try (var elsewhere = StageFixture.of(
                Entity.of(Rehearsal.KEY, context -> Rehearsal.create()).withRole("elsewhere"))) {
            var outcome = await(elsewhere.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        }
    }

    @Test
    void isNotReadyOnceTheSystemStops() {
        try (var stopping = StageFixture.rehearsing(Function.identity())) {
            stopping.lifecycle().stop();

            var outcome = await(stopping.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.NotReady());
        }
    }

    @Test
    void answersAgainWhenItIsStartedAgain() {
        try (var restarted = StageFixture.rehearsing(Function.identity())) {
            restarted.lifecycle().stop();
            restarted.lifecycle().start();

            var outcome = await(restarted.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        }
    }
}
