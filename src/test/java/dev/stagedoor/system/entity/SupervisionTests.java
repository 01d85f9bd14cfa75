package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Rehearsal;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** Failures that the author's own supervision handles, and failures at the start. */
final class SupervisionTests {

    private static final Outcome FAILED = new Outcome.Failed(Executed.UNKNOWN);

    private final String id = "one";

    @Test
    void answersAtOnceEachTimeTheAuthorsSupervisionRestartsTheActor() {
        try (var supervised = StageFixture.rehearsing(behavior ->
                Behaviors.supervise(behavior).onFailure(RuntimeException.class, SupervisorStrategy.restart()))) {
            var first = await(supervised.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo))));
            var second = await(supervised.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo))));

            assertThat(first).isEqualTo(FAILED);
            assertThat(second).isEqualTo(FAILED);
        }
    }

    @Test
    void answersAtOnceWhenASupervisedActorFailsWithAnError() {
        try (var supervised = StageFixture.rehearsing(behavior ->
                Behaviors.supervise(behavior).onFailure(RuntimeException.class, SupervisorStrategy.restart()))) {
            var failed =
                    await(supervised.ask(id, replyTo -> new Rehearsal.Break(StackOverflowError.class, typed(replyTo))));

            assertThat(failed).isEqualTo(FAILED);
        }
    }

    @Test
    void answersAtOnceWhenTheAuthorsSupervisionResumesTheActor() {
        try (var supervised = StageFixture.rehearsing(behavior -> Behaviors.setup(context ->
                Behaviors.supervise(behavior).onFailure(RuntimeException.class, SupervisorStrategy.resume())))) {
            await(supervised.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            var failed = await(supervised.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo))));

            assertThat(failed).isEqualTo(FAILED);
            assertThat(await(supervised.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                    .isEqualTo(new Outcome.Replied(2));
        }
    }

    @Test
    void answersAtOnceWhenTheActorCannotStart() {
        try (var broken = StageFixture.rehearsing(behavior -> Behaviors.setup(context -> {
            throw new IllegalStateException("cannot start");
        }))) {
            var outcome = await(broken.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Failed(Executed.NO));
        }
    }
}
