package dev.stagedoor.system;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the actors that this process has in memory, of which there is a limit, and knows which shards they are in. Safe for use
 * by any thread.
 */
public final class LocalActors {

    private static final Logger LOG = LoggerFactory.getLogger(LocalActors.class);

    /** What an actor is reckoned with where no limit is set; an empty one takes about a quarter of it. */
    private static final int HEAP_BYTES_PER_ACTOR = 10 * 1024;

    private static final int FEWEST = 1_000;
    private static final double NEAR = 0.8;

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final ConcurrentMap<ShardName, Integer> byShard = new ConcurrentHashMap<>();
    private final List<Consumer<ShardName>> listeners = new CopyOnWriteArrayList<>();

    private LocalActors(int limit) {
        this.limit = limit;
    }

    /**
     * None yet.
     *
     * @param limit the most there may be; 0 for as many as fit the heap of this process
     */
    static LocalActors limitedTo(int limit) {
        return new LocalActors(limit > 0 ? limit : fitting(Runtime.getRuntime().maxMemory()));
    }

    static int fitting(long heapBytes) {
        return Math.clamp(heapBytes / HEAP_BYTES_PER_ACTOR, FEWEST, Integer.MAX_VALUE);
    }

    /** Counts one more actor, which is to end; false if there are as many as there may be, and then it is not counted. */
    boolean begin(ShardName shard) {
        int before = count.getAndUpdate(current -> current < limit ? current + 1 : current);
        if (before + 1 > NEAR * limit && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "event=actors-near-limit actors={} stagedoor.system.max-actors={}; from that many on, new actors are refused",
                    before + 1,
                    limit);
        }
        if (before == limit) {
            return false;
        }
        if (byShard.merge(shard, 1, Integer::sum) == 1) {
            listeners.forEach(listener -> listener.accept(shard));
        }
        return true;
    }

    void end(ShardName shard) {
        byShard.computeIfPresent(shard, (same, actors) -> actors == 1 ? null : actors - 1);
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

    /** The shards that have an actor now. */
    public Set<ShardName> shards() {
        return Set.copyOf(byShard.keySet());
    }

    /** Has the listener told, by any thread and at once, of each shard that gets its first actor, or the first after none. */
    public void onShard(Consumer<ShardName> listener) {
        listeners.add(listener);
    }
}
