package dev.stagedoor.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every outcome but a reply, which is written before, travels between processes as it is. */
final class OutcomeCodecTests {

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Told(),
                new Outcome.Started(),
                new Outcome.Stopped(),
                new Outcome.Erased(true),
                new Outcome.Rejected("no"),
                new Outcome.Unhandled(),
                new Outcome.Overloaded(Outcome.Limit.ACTOR),
                new Outcome.CircuitOpen(Outcome.Scope.TYPE, Duration.ofSeconds(3)),
                new Outcome.CircuitOpen(Outcome.Scope.ACTOR, null),
                new Outcome.NotReady(),
                new Outcome.Failed(Executed.UNKNOWN),
                new Outcome.InvalidId("empty"),
                new Outcome.JournalFailed(Executed.NO),
                new Outcome.JournalMissing(),
                new Outcome.Unrecoverable(),
                new Outcome.Unpersistable("a component"),
                new Outcome.Unpersistable(null),
                new Outcome.Unrepeatable(),
                new Outcome.Unreachable(),
                new Outcome.OutOfSight(Duration.ofSeconds(5)),
                new Outcome.HostSilent(),
                new Outcome.DeadlineExceeded(Executed.NO));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void readsWhatItWrites(Outcome outcome) {
        assertThat(OutcomeCodec.read(OutcomeCodec.write(outcome))).isEqualTo(outcome);
    }

    @Test
    void isTriedWithEachKindOfOutcome() {
        assertThat(outcomes().<Class<?>>map(Outcome::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Outcome.class.getPermittedSubclasses())
                        .filter(kind -> kind != Outcome.Replied.class)
                        .toList());
    }
}
