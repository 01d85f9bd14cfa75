package dev.stagedoor.system.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.system.WorkerProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RestartBackOffTests {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RestartBackOff backOff = new RestartBackOff(
            new WorkerProperties("", "", Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(5)));

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(backOff.nextMillis()).isEqualTo(100);
        assertThat(backOff.nextMillis()).isEqualTo(200);
        assertThat(backOff.nextMillis()).isEqualTo(300);
        assertThat(backOff.nextMillis()).isEqualTo(300);
    }

    @Test
    void startsAnewAfterAProcessThatRanLong() {
        backOff.nextMillis();
        backOff.nextMillis();

        backOff.ended(true, LONG);

        assertThat(backOff.nextMillis()).isEqualTo(100);
    }

    @Test
    void goesOnAfterAProcessThatRanShortly() {
        backOff.nextMillis();

        backOff.ended(true, SHORT);

        assertThat(backOff.nextMillis()).isEqualTo(200);
    }

    @Test
    void isExhaustedByThreeFailedStartsInARow() {
        backOff.ended(false, SHORT);
        backOff.ended(false, SHORT);
        assertThat(backOff.isExhausted()).isFalse();

        backOff.ended(false, SHORT);

        assertThat(backOff.isExhausted()).isTrue();
        assertThat(backOff.isJustExhausted()).isTrue();
    }

    @Test
    void countsFailedStartsAnewOnceAProcessWasUp() {
        backOff.ended(false, SHORT);
        backOff.ended(false, SHORT);
        backOff.ended(true, SHORT);

        backOff.ended(false, SHORT);

        assertThat(backOff.failures()).isEqualTo(1);
    }
}
