package dev.stagedoor.guard;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is in flight by key. A key of which nothing is in flight takes no memory. Safe for use by any thread. */
final class InFlight {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more, which is to end; false if there are as many as the limit, and then it is not counted. */
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
