package dev.stagedoor.guard.policy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the asks in flight of each key. Keys with no ask in flight use no memory. Safe for use by any thread. */
final class InFlight {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * Counts one more ask, which the caller must {@link #end}; false if the limit is reached, and then nothing is
     * counted.
     */
    boolean begin(String key, int limit) {
        var counted = new boolean[1];
        counts.compute(key, (same, count) -> {
            int before = count == null ? 0 : count;
            counted[0] = before < limit;
            return counted[0] ? Integer.valueOf(before + 1) : count;
        });
        return counted[0];
    }

    void end(String key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
