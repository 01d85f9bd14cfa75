package dev.stagedoor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Outcome.Scope;
import dev.stagedoor.guard.breaker.BreakerStatus;
import java.util.ArrayDeque;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("FutureReturnValueIgnored") // the tests check the guard, not these outcomes
final class TypeBreakerTests {

    private static final Outcome REPLIED = new Outcome.Replied("fine");
    private static final Outcome FAILED = new Outcome.Failed(Executed.UNKNOWN);
    private static final Outcome LATE = new Outcome.DeadlineExceeded(Executed.UNKNOWN);

    private final GuardFixture guard = new GuardFixture();

    @Test
    void opensWhenManyActorsFail() {
        guard.askMany(4, FAILED);

        assertThat(guard.ask("another").join())
                .isInstanceOfSatisfying(
                        Outcome.CircuitOpen.class,
                        open -> assertThat(open.scope()).isEqualTo(Scope.TYPE));
        assertThat(guard.sent).isEmpty();
    }

    @Test
    void countsOneActorOnceHoweverOftenItFails() {
        guard.ask("joe", 2, FAILED);
        guard.askMany(3, REPLIED);
        guard.ask("joe", 1, FAILED);

        assertThat(guard.stage.of("counter")).isEqualTo(new BreakerStatus("closed", 25, 4, 1, 0, null));
    }

    @Test
    void opensWhenManyActorsAreLate() {
        guard.askMany(4, LATE);

        assertThat(guard.state()).isEqualTo("open");
    }

    @Test
    void ignoresTimeoutsShorterThanTheDefaultWait() {
        for (int actor = 0; actor < 8; actor++) {
            guard.askImpatiently("actor-" + actor);
            guard.answer(LATE);
        }

        assertThat(guard.stage.of("counter")).isEqualTo(new BreakerStatus("closed", -1, 0, 0, 0, null));
    }

    static Outcome[] outcomesWithoutFault() {
        return new Outcome[] {
            new Outcome.Failed(Executed.NO),
            new Outcome.DeadlineExceeded(Executed.NO),
            new Outcome.Unreachable(),
            new Outcome.OutOfSight(GuardFixture.OPEN),
            new Outcome.HostSilent(),
            new Outcome.JournalFailed(Executed.UNKNOWN),
            new Outcome.JournalMissing(),
            new Outcome.Unrecoverable(),
            new Outcome.Unpersistable(null),
            new Outcome.InvalidId("no"),
            new Outcome.Overloaded(Outcome.Limit.ACTORS_IN_MEMORY),
            new Outcome.NotReady()
        };
    }

    @ParameterizedTest
    @MethodSource("outcomesWithoutFault")
    void ignoresOutcomesThatAreNoFaultOfTheActor(Outcome outcome) {
        guard.askMany(8, outcome);

        assertThat(guard.stage.of("counter")).isEqualTo(new BreakerStatus("closed", -1, 0, 0, 0, null));
    }

    static Outcome[] answers() {
        return new Outcome[] {REPLIED, new Outcome.Rejected("no"), new Outcome.Unhandled()};
    }

    @ParameterizedTest
    @MethodSource("answers")
    void staysClosedWhenActorsAnswer(Outcome answer) {
        guard.askMany(8, answer);

        assertThat(guard.stage.of("counter")).isEqualTo(new BreakerStatus("closed", 0, 4, 0, 0, null));
    }

    @Test
    void tellsCallersHowLongItStaysOpen() {
        guard.askMany(4, FAILED);

        var open = (Outcome.CircuitOpen) guard.ask("another").join();

        assertThat(open.remaining()).isEqualTo(GuardFixture.OPEN);
    }

    @Test
    void tellsCallersThatItIsForcedOpen() {
        guard.breaker.transitionToForcedOpenState();

        assertThat(guard.ask("another").join()).isEqualTo(new Outcome.CircuitOpen(Scope.TYPE, null));
    }

    @Test
    void closesWhenAsksSucceedOnceItIsHalfOpen() {
        guard.askMany(4, FAILED);

        guard.passTime();
        guard.ask("a");
        guard.answer(REPLIED);
        guard.ask("b", 1, REPLIED);

        assertThat(guard.state()).isEqualTo("closed");
    }

    @Test
    void reopensAfterTheDefaultWaitWhenProbesAreSlow() {
        guard.askMany(4, FAILED);
        guard.passTime();
        guard.ask("a");
        guard.ask("b");

        Awaitility.await().until(guard::state, "open"::equals);

        assertThat(guard.sent).hasSize(2);
    }

    @Test
    void permitsNewProbesWhenAllProbesWentToOneSlowActor() {
        guard.askMany(4, FAILED);
        guard.passTime();
        guard.ask("a");
        guard.ask("a");
        assertThat(guard.ask("b").join()).isInstanceOf(Outcome.CircuitOpen.class);

        Awaitility.await().until(() -> !guard.ask("b").isDone());
    }

    @Test
    void ignoresOutcomesOfAsksThatWereSentBeforeItOpened() {
        for (int actor = 0; actor < 4; actor++) {
            guard.ask("slow-" + actor);
        }
        var slow = new ArrayDeque<>(guard.sent);
        guard.sent.clear();
        guard.askMany(4, FAILED);
        guard.passTime();
        guard.ask("a");

        slow.forEach(outcome -> outcome.complete(FAILED));

        assertThat(guard.state()).isEqualTo("half-open");
    }

    @Test
    void returnsAProbeWhenTheCallerCancels() {
        guard.askMany(4, FAILED);
        guard.passTime();
        var abandoned = guard.ask("a");

        abandoned.cancel(false);
        guard.sent.clear();
        guard.askMany(2, REPLIED);

        assertThat(guard.state()).isEqualTo("closed");
    }

    @Test
    void refusesTellsWhileItIsOpen() {
        guard.askMany(4, FAILED);

        assertThat(guard.tell("a").join()).isInstanceOf(Outcome.CircuitOpen.class);
    }

    @Test
    void stopsActorsEvenWhileItIsOpen() {
        guard.askMany(4, FAILED);

        guard.stop("a");

        assertThat(guard.sent).hasSize(1);
    }

    @Test
    void countsAnOutcomeBeforeTheCallerReceivesIt() {
        guard.askMany(3, FAILED);
        var stateSeen = guard.ask("another").thenApply(outcome -> guard.state());

        guard.answer(FAILED);

        assertThat(stateSeen.join()).isEqualTo("open");
    }
}
