package dev.stagedoor.http.console;

import dev.stagedoor.inspect.JournalCounts;
import dev.stagedoor.inspect.ProcessReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rate at which processes write to the journal, from the difference of their counts. For use by one thread at a time. */
final class JournalRate {

    private static final JournalCounts NOTHING = new JournalCounts(0, 0, 0, 0);
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private Map<String, JournalCounts> before = Map.of();
    private long at;

    /**
     * Returns the rate since the last call; null if no process has a journal. A process that was not there at the last
     * call does not count yet.
     *
     * @param nanoTime the time of the reports, as of {@link System#nanoTime()}
     */
    Overview.@Nullable Journal take(List<ProcessReport> reports, long nanoTime) {
        var now = reports.stream()
                .filter(report -> report.journal() != null)
                .collect(Collectors.toMap(
                        ProcessReport::name, report -> Objects.requireNonNull(report.journal()), JournalCounts::plus));
        double seconds = (double) (nanoTime - at) / TimeUnit.SECONDS.toNanos(1);
        var changed = changed(now);
        before = new HashMap<>(now);
        at = nanoTime;
        if (now.isEmpty()) {
            return null;
        }
        long ended = changed.committed() + changed.failed();
        return new Overview.Journal(
                ended / seconds,
                changed.failed() / seconds,
                ended == 0 ? null : changed.nanos() / NANOS_PER_MILLI / ended,
                changed.waiting());
    }

    private JournalCounts changed(Map<String, JournalCounts> now) {
        return now.entrySet().stream()
                .map(entry -> entry.getValue().since(before.get(entry.getKey())))
                .reduce(NOTHING, JournalCounts::plus);
    }
}
