package dev.stagedoor.journal;

import dev.stagedoor.inspect.JournalCounts;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Counts of what this process wrote. Safe for use by any thread. */
final class WriteCounts implements BiConsumer<Duration, @Nullable Throwable> {

    private final LongAdder committed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public void accept(Duration duration, @Nullable Throwable failure) {
        nanos.add(duration.toNanos());
        (failure == null ? committed : failed).increment();
    }

    JournalCounts with(int waiting) {
        return new JournalCounts(committed.sum(), failed.sum(), nanos.sum(), waiting);
    }
}
