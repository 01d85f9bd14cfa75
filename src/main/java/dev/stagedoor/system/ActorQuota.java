package dev.stagedoor.system;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bounds how many actors this process has in memory. Safe for use by any thread. */
final class ActorQuota {

    private static final Logger LOG = LoggerFactory.getLogger(ActorQuota.class);

    /** What an actor is reckoned with where no limit is set; an empty one takes about a quarter of it. */
    private static final int HEAP_BYTES_PER_ACTOR = 10 * 1024;

    private static final int FEWEST = 1_000;
    private static final double NEAR = 0.8;

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();

    private ActorQuota(int limit) {
        this.limit = limit;
    }

    /**
     * A quota of so many actors.
     *
     * @param limit the most there may be; 0 for as many as fit the heap of this process
     */
    static ActorQuota of(int limit) {
        return new ActorQuota(limit > 0 ? limit : fitting(Runtime.getRuntime().maxMemory()));
    }

    static int fitting(long heapBytes) {
        return Math.clamp(heapBytes / HEAP_BYTES_PER_ACTOR, FEWEST, Integer.MAX_VALUE);
    }

    /** Counts one more actor, which is to end; false if there are as many as there may be, and then it is not counted. */
    boolean begin() {
        int before = count.getAndUpdate(current -> current < limit ? current + 1 : current);
        if (before + 1 > NEAR * limit && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "event=actors-near-limit actors={} stagedoor.system.max-actors={}; from that many on, new actors are refused",
                    before + 1,
                    limit);
        }
        return before < limit;
    }

    void end() {
        if (count.decrementAndGet() < NEAR / 2 * limit) {
            warned.set(false);
        }
    }

    int count() {
        return count.get();
    }

    int limit() {
        return limit;
    }
}
