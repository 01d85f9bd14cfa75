package dev.stagedoor.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.inspect.JournalCounts;
import dev.stagedoor.inspect.ProcessReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JournalRateTests {

    private static final long BEGIN = 0;
    private static final long LATER = Duration.ofSeconds(2).toNanos();

    private final JournalRate rate = new JournalRate();

    private static ProcessReport report(String name, JournalCounts journal) {
        return new ProcessReport(name, Instant.EPOCH, 0, 0, 0, Map.of(), journal, List.of());
    }

    private static JournalCounts counts(long committed, long failed, Duration time, int waiting) {
        return new JournalCounts(committed, failed, time.toNanos(), waiting);
    }

    @Test
    void addsTheWritesOfAllProcesses() {
        rate.take(
                List.of(
                        report("one", counts(10, 0, Duration.ofMillis(10), 0)),
                        report("two", counts(50, 5, Duration.ZERO, 0))),
                BEGIN);

        var taken = rate.take(
                List.of(
                        report("one", counts(16, 0, Duration.ofMillis(40), 2)),
                        report("two", counts(53, 6, Duration.ofMillis(10), 1))),
                LATER);

        assertThat(taken).isEqualTo(new Overview.Journal(5, 0.5, 4.0, 3));
    }

    @Test
    void countsAProcessFromItsSecondReportOn() {
        rate.take(List.of(), BEGIN);

        var taken = rate.take(List.of(report("new", counts(1_000, 0, Duration.ofSeconds(1), 0))), LATER);

        assertThat(taken).isEqualTo(new Overview.Journal(0, 0, null, 0));
    }

    @Test
    void countsAProcessThatWasRestartedFromItsSecondReportOn() {
        rate.take(List.of(report("worker", counts(1_000, 0, Duration.ofSeconds(1), 0))), BEGIN);

        var taken = rate.take(List.of(report("worker", counts(3, 0, Duration.ofMillis(3), 0))), LATER);

        assertThat(taken).isEqualTo(new Overview.Journal(0, 0, null, 0));
    }

    @Test
    void isNothingWithoutAJournal() {
        var without = new ProcessReport("one", Instant.EPOCH, 0, 0, 0, Map.of(), null, List.of());

        assertThat(rate.take(List.of(without), BEGIN)).isNull();
    }
}
