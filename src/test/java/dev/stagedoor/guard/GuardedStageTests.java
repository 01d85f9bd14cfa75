package dev.stagedoor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // the tests check the guard, not these outcomes
final class GuardedStageTests {

    private static final Outcome REPLIED = new Outcome.Replied("fine");

    private final GuardFixture guard = new GuardFixture(3, 2, 100);

    @Test
    void refusesWhenTooManyAsksToTheTypeAreInFlight() {
        guard.ask("a");
        guard.ask("b");
        guard.ask("c");

        var outcome = guard.ask("d").join();

        assertThat(outcome).isEqualTo(new Outcome.Overloaded(Outcome.Limit.TYPE));
    }

    @Test
    void refusesWhenTooManyAsksToOneActorAreInFlight() {
        guard.ask("a");
        guard.ask("a");

        var outcome = guard.ask("a").join();

        assertThat(outcome).isEqualTo(new Outcome.Overloaded(Outcome.Limit.ACTOR));
        assertThat(guard.ask("b")).isNotDone();
    }

    @Test
    void acceptsAsksAgainWhenOthersAreAnswered() {
        guard.ask("a");
        guard.ask("a");
        guard.answer(REPLIED);

        assertThat(guard.ask("a")).isNotDone();
    }

    @Test
    void returnsEveryPermitWhenOneIsRefused() {
        guard.ask("a");
        guard.ask("a");
        guard.ask("a");
        guard.ask("a");

        assertThat(guard.ask("b")).isNotDone();
        assertThat(guard.bulkhead.getMetrics().getAvailableConcurrentCalls()).isZero();
    }

    @Test
    void returnsEveryPermitWhenTheCallerCancels() {
        var abandoned = guard.ask("a");

        abandoned.cancel(false);
        guard.answer(REPLIED);

        assertThat(guard.bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(3);
        assertThat(guard.stage.of("counter").asks()).isZero();
    }

    @Test
    void doesNotCountTells() {
        guard.tell("a");

        guard.answer(new Outcome.Told());

        assertThat(guard.stage.of("counter").asks()).isZero();
    }
}
