package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerSweeperTests {

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "PT1M, PT6S", "PT24H, PT10M"})
    void sweepsTenTimesPerKeepTimeWithinBounds(Duration keepFor, Duration interval) {
        assertThat(AnswerSweeper.interval(keepFor)).isEqualTo(interval);
    }
}
