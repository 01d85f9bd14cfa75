package dev.stagedoor.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Times what is written to the journal by outcome, from when a write is handed over until it is committed. */
final class JournalMetrics implements MeterBinder {

    private final Journal journal;

    JournalMetrics(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var committed = timer(registry, "committed");
        var failed = timer(registry, "failed");
        var refused = timer(registry, "refused");
        journal.observe((duration, failure) -> {
            if (failure == null) {
                committed.record(duration);
            } else if (JournalFailure.isOfDatabase(failure)) {
                failed.record(duration);
            } else {
                refused.record(duration);
            }
        });
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("stagedoor.journal.writes")
                .description("Writes to the journal")
                .tag("outcome", outcome)
                .register(registry);
    }
}
