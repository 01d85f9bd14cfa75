package dev.stagedoor.system.memory;

import dev.stagedoor.inspect.ActorInMemory;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.IdOrder;
import dev.stagedoor.system.shard.ShardName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Actors that this process has in memory, whose number has a limit, and the shards they are in. Safe for use by any
 * thread.
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
    private final ConcurrentMap<String, NavigableMap<String, Activity>> byType = new ConcurrentHashMap<>();
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

    /** Adds an actor, until {@link #end} is called. Returns false, and does not add it, at the limit. */
    boolean begin(Activity actor) {
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
        var shard = actor.shard();
        ofType(shard.type()).put(actor.id(), actor);
        if (byShard.merge(shard, 1, Integer::sum) == 1) {
            listeners.forEach(listener -> listener.accept(shard));
        }
        return true;
    }

    void end(Activity actor) {
        ofType(actor.shard().type()).remove(actor.id(), actor);
        byShard.computeIfPresent(actor.shard(), (same, actors) -> actors == 1 ? null : actors - 1);
        if (count.decrementAndGet() < WARNING_RATIO / 2 * limit) {
            warned.set(false);
        }
    }

    private NavigableMap<String, Activity> ofType(String type) {
        return byType.computeIfAbsent(type, name -> new ConcurrentSkipListMap<>(IdOrder.BY_BYTES));
    }

    /**
     * Returns the actors that a query asks for.
     *
     * @param host the name of this process
     */
    public List<ActorInMemory> find(ActorQuery query, String host) {
        var known = byType.get(query.type());
        if (known == null) {
            return List.of();
        }
        var after = query.after();
        var rest = after == null ? known.tailMap(query.prefix(), true) : known.tailMap(after, false);
        return rest.values().stream()
                .takeWhile(actor -> actor.id().startsWith(query.prefix()))
                .limit(query.limit())
                .map(actor -> actor.seen(host))
                .toList();
    }

    int count() {
        return count.get();
    }

    int limit() {
        return limit;
    }

    /** Returns how many actors of each type there are now; types without one are left out. */
    public Map<String, Integer> countByType() {
        var counts = new HashMap<String, Integer>();
        byShard.forEach((shard, actors) -> counts.merge(shard.type(), actors, Integer::sum));
        return counts;
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
