package dev.stagedoor.guard;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Bounds the asks in flight to each actor of a type. Safe for use by any thread. */
final class ActorLimit {

    private final int limit;
    private final ConcurrentMap<String, Integer> inFlight = new ConcurrentHashMap<>();

    ActorLimit(int limit) {
        this.limit = limit;
    }

    /** Takes a place; false if there is none. A place taken is to be released. */
    boolean tryAcquire(String id) {
        var taken = new boolean[1];
        inFlight.compute(id, (key, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < limit;
            return taken[0] ? Integer.valueOf(before + 1) : count;
        });
        return taken[0];
    }

    void release(String id) {
        inFlight.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1);
    }
}
