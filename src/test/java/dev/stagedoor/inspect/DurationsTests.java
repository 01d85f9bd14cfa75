package dev.stagedoor.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.inspect.Durations.Rates;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DurationsTests {

    private final Durations durations = new Durations();

    private void record(long millis, boolean failed) {
        durations.record(Duration.ofMillis(millis).toNanos(), failed);
    }

    @Test
    void keepsNothingWhileNobodyWatches() {
        record(1, false);
        durations.watch();

        assertThat(durations.take()).isEqualTo(Rates.NONE);
    }

    @Test
    void tellsTheMedianAndTheHighestOfAHundred() {
        durations.watch();
        LongStream.rangeClosed(1, 100).forEach(millis -> record(millis, false));

        var rates = durations.take();

        assertThat(rates.p50()).isBetween(49.0, 51.0);
        assertThat(rates.p99()).isBetween(98.0, 100.0);
    }

    @Test
    void tellsWhichShareFailed() {
        durations.watch();
        record(1, true);
        record(1, false);

        var rates = durations.take();

        assertThat(rates.failedPerSecond()).isPositive();
        assertThat(rates.perSecond()).isEqualTo(2 * rates.failedPerSecond());
    }

    @Test
    void countsEachPieceOfWorkOnce() {
        durations.watch();
        record(1, true);
        durations.take();

        assertThat(durations.take()).isEqualTo(Rates.NONE);
    }

    @Test
    void takesDurationsBeyondItsRange() {
        durations.watch();
        durations.record(Duration.ofDays(2).toNanos(), false);
        durations.record(-1, false);

        assertThat(durations.take().p99()).isGreaterThanOrEqualTo(TimeUnit.HOURS.toMillis(1) * 1.0);
    }

    @Test
    void forgetsWhatItKeptWhenNobodyWatches() {
        durations.watch();
        record(1, false);
        durations.unwatch();

        assertThat(durations.take()).isEqualTo(Rates.NONE);
    }
}
