package dev.stagedoor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Outcome.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // the tests check the guard, not these outcomes
final class ActorBreakersTests {

    private static final Outcome REPLIED = new Outcome.Replied("fine");
    private static final Outcome FAILED = new Outcome.Failed(Executed.UNKNOWN);
    private static final Outcome LATE = new Outcome.DeadlineExceeded(Executed.UNKNOWN);
    private static final Outcome NEVER_BEGUN = new Outcome.DeadlineExceeded(Executed.NO);

    private final GuardFixture guard = new GuardFixture();

    @Test
    void refusesAsksToAFailingActorAndServesOthers() {
        guard.ask("joe", 3, FAILED);

        assertThat(guard.ask("joe").join())
                .isInstanceOfSatisfying(
                        Outcome.CircuitOpen.class,
                        open -> assertThat(open.scope()).isEqualTo(Scope.ACTOR));
        assertThat(guard.ask("jane")).isNotDone();
    }

    @Test
    void refusesTellsToAFailingActor() {
        guard.ask("joe", 3, FAILED);

        assertThat(guard.tell("joe").join()).isInstanceOf(Outcome.CircuitOpen.class);
    }

    @Test
    void countsConcurrentFailures() {
        guard.ask("joe");
        guard.ask("joe");
        guard.ask("joe");
        while (!guard.sent.isEmpty()) {
            guard.answer(FAILED);
        }

        assertThat(guard.ask("joe")).isCompleted();
    }

    @Test
    void showsWhenAnActorWasShutOffAndForHowLong() {
        guard.ask("joe", 3, FAILED);

        var shut = guard.stage.shutOff("counter");

        assertThat(shut.count()).isEqualTo(1);
        assertThat(shut.actors()).singleElement().satisfies(actor -> {
            assertThat(actor.id()).isEqualTo("joe");
            assertThat(actor.since()).isEqualTo(Instant.EPOCH);
            assertThat(actor.retryAfter()).isEqualTo(GuardFixture.OPEN.toSeconds());
        });
    }

    @Test
    void countsAllShutOffActorsAndListsAtMostAHundred() {
        var spread = new GuardFixture(1_000, 10, 100);
        for (int actor = 0; actor < 150; actor++) {
            spread.ask("healthy-" + actor, 4, REPLIED);
            spread.ask("failing-" + actor, 3, FAILED);
        }

        var shut = spread.stage.shutOff("counter");

        assertThat(shut.count()).isEqualTo(150);
        assertThat(shut.actors()).hasSize(100);
    }

    @Test
    void hidesAnActorOnceItsBreakerPermitsAProbe() {
        guard.ask("joe", 3, FAILED);

        guard.passTime();

        assertThat(guard.stage.shutOff("counter").count()).isZero();
    }

    @Test
    void servesAnActorAgainWhenItAnswersTheProbe() {
        guard.ask("joe", 3, FAILED);
        guard.passTime();

        guard.ask("joe", 1, REPLIED);

        assertThat(guard.ask("joe")).isNotDone();
        assertThat(guard.ask("joe")).isNotDone();
    }

    @Test
    void forgetsFailuresOfAnActorThatBecameHealthy() {
        guard.ask("joe", 1, FAILED);
        guard.ask("joe", 12, REPLIED);

        guard.ask("joe", 3, FAILED);

        assertThat(guard.ask("joe").join()).isInstanceOf(Outcome.CircuitOpen.class);
    }

    @Test
    void refusesAsksToABlockedActor() {
        guard.ask("joe", 1, LATE);
        guard.ask("joe", 2, NEVER_BEGUN);

        assertThat(guard.ask("joe").join()).isInstanceOf(Outcome.CircuitOpen.class);
    }

    @Test
    void ignoresAsksThatTheActorNeverBegan() {
        guard.ask("joe", 4, NEVER_BEGUN);

        assertThat(guard.ask("joe")).isNotDone();
    }

    @Test
    void ignoresAsksThatTheActorNeverBeganWhenItHasAnsweredSince() {
        guard.ask("joe", 1, LATE);
        guard.ask("joe", 1, REPLIED);
        guard.ask("joe", 2, NEVER_BEGUN);

        assertThat(guard.ask("joe")).isNotDone();
    }
}
