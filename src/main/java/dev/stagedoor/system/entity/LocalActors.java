package dev.stagedoor.system.entity;

import dev.stagedoor.system.shard.ShardName;
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
 * Count of the actors that this process has in memory, which has a limit, and of the shards they are in. Safe for use
 * by any thread.
 */
public final class LocalActors {

    private static final Logger LOG = LoggerFactory.getLogger(LocalActors.class);

    /** Heap for each actor if no limit is set; an empty actor takes about a quarter of it. */
    private static final int HEAP_BYTES_PER_ACTOR = 10 * 1024;

    private static final int MIN_LIMIT = 1_000;
    private static final double WARNING_RATIO = 0.8;

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final ConcurrentMap<ShardName, Integer> byShard = new ConcurrentHashMap<>();
    private final List<Consumer<ShardName>> listeners = new CopyOnWriteArrayList<>();

    private LocalActors(int limit) {
        this.limit = limit;
    }

    /**
     * Creates a count of no actors.
     *
     * @param limit the most actors there may be; 0 for as many as fit the heap of this process
     */
    public static LocalActors limitedTo(int limit) {
        return new LocalActors(
                limit > 0 ? limit : limitForHeap(Runtime.getRuntime().maxMemory()));
    }

    static int limitForHeap(long heapBytes) {
        return Math.clamp(heapBytes / HEAP_BYTES_PER_ACTOR, MIN_LIMIT, Integer.MAX_VALUE);
    }

    /** Counts one more actor, until {@link #end} is called. Returns false, and does not count it, at the limit. */
    boolean begin(ShardName shard) {
        int before = count.getAndUpdate(current -> current < limit ? current + 1 : current);
        if (before + 1 > WARNING_RATIO * limit && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "event=actors-near-limit actors={} stagedoor.system.max-actors={}; at the limit, new actors are refused",
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
        if (count.decrementAndGet() < WARNING_RATIO / 2 * limit) {
            warned.set(false);
        }
    }

    int count() {
        return count.get();
    }

    int limit() {
        return limit;
    }

    /** Returns the shards that have an actor now. */
    public Set<ShardName> shards() {
        return Set.copyOf(byShard.keySet());
    }

    /**
     * Registers a listener that gets each shard at once, on any thread, when the shard gets its first actor, or the
     * first after it had none.
     */
    public void onShard(Consumer<ShardName> listener) {
        listeners.add(listener);
    }
}
