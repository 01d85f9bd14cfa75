package dev.stagedoor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // the asks stay in flight
final class CallerShareTests {

    private static final Outcome TOO_MANY = new Outcome.Overloaded(Outcome.Limit.CALLER);

    private final GuardFixture guard = new GuardFixture(10, 10, 40);

    private void askMany(int asks, @Nullable String caller) {
        IntStream.range(0, asks).forEach(number -> guard.ask("actor-" + number, caller));
    }

    @Test
    void refusesACallerThatUsesItsShareAndServesOthers() {
        askMany(4, "mallory");

        assertThat(guard.ask("a", "mallory").join()).isEqualTo(TOO_MANY);
        assertThat(guard.ask("a", "alice")).isNotDone();
    }

    @Test
    void servesACallerAgainWhenItsAsksAreAnswered() {
        askMany(4, "mallory");

        guard.answer(new Outcome.Replied("fine"));

        assertThat(guard.ask("a", "mallory")).isNotDone();
    }

    @Test
    void leavesOneShareToKnownCallersWhenUnknownCallersUseTheRest() {
        askMany(6, null);

        assertThat(guard.ask("a", null).join()).isEqualTo(TOO_MANY);
        assertThat(guard.ask("a", "alice")).isNotDone();
    }

    @Test
    void limitsNobodyWhenTheShareIsAHundredPercent() {
        var unbounded = new GuardFixture(10, 10, 100);

        IntStream.range(0, 10).forEach(number -> unbounded.ask("actor-" + number, "mallory"));

        assertThat(unbounded.sent).hasSize(10);
    }
}
