package dev.stagedoor.inspect;

import org.jspecify.annotations.Nullable;

/**
 * What a process wrote to the journal since its start.
 *
 * @param committed how many writes were committed
 * @param failed how many failed or were refused
 * @param nanos how long all of them took together, from when each was handed over
 * @param waiting how many wait now
 */
public record JournalCounts(long committed, long failed, long nanos, int waiting) {

    /** Returns the sum of this and the counts of another process. */
    public JournalCounts plus(JournalCounts other) {
        return new JournalCounts(
                committed + other.committed, failed + other.failed, nanos + other.nanos, waiting + other.waiting);
    }

    /**
     * Returns what was written since the earlier counts of the same process. It is nothing if those are not known, or
     * if the process was restarted since.
     */
    public JournalCounts since(@Nullable JournalCounts earlier) {
        return earlier == null || earlier.committed > committed || earlier.failed > failed
                ? new JournalCounts(0, 0, 0, waiting)
                : new JournalCounts(
                        committed - earlier.committed, failed - earlier.failed, nanos - earlier.nanos, waiting);
    }
}
