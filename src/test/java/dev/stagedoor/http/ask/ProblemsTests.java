package dev.stagedoor.http.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProblemsTests {

    static Stream<Outcome> outcomes() {
        return Stream.concat(
                Stream.of(Executed.values())
                        .flatMap(executed -> Stream.of(
                                new Outcome.Failed(executed),
                                new Outcome.JournalFailed(executed),
                                new Outcome.DeadlineExceeded(executed))),
                Stream.of(
                        new Outcome.Erased(true),
                        new Outcome.InvalidId("none"),
                        new Outcome.JournalMissing(),
                        new Outcome.Unrecoverable(),
                        new Outcome.Rejected("no"),
                        new Outcome.Unhandled(),
                        new Outcome.Unpersistable(null),
                        new Outcome.Overloaded(Outcome.Limit.ACTOR),
                        new Outcome.CircuitOpen(Outcome.Scope.TYPE, null),
                        new Outcome.NotReady(),
                        new Outcome.Unrepeatable(),
                        new Outcome.Unreachable(),
                        new Outcome.OutOfSight(Duration.ZERO),
                        new Outcome.HostSilent()));
    }

    /** Spans tell what outcomes say, and callers what problems say. */
    @ParameterizedTest
    @MethodSource("outcomes")
    void sayAsOutcomesDoWhetherTheActorHandledTheMessage(Outcome outcome) {
        Problems.of(outcome, false)
                .ifPresent(problem -> assertThat(problem.executed()).isEqualTo(outcome.executed()));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void wentWrongIfTheirStatusIsThatOfAServerError(Outcome outcome) {
        assertThat(outcome.wentWrong())
                .isEqualTo(Problems.of(outcome, false)
                        .filter(problem -> problem.answer().statusCode().value() >= 429)
                        .isPresent());
    }
}
