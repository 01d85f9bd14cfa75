package dev.stagedoor.system.failure;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Last failures of this process, as many as there is room for. Safe for use by any thread. */
public final class RecentFailures {

    private final int capacity;
    private final Set<String> types;
    private final FailureCounts counts;
    private final Deque<ActorFailure> newestFirst = new ArrayDeque<>();

    /**
     * Creates an empty ring.
     *
     * @param capacity how many failures are kept; the oldest goes first
     * @param types the names of the actor types that are served
     */
    public RecentFailures(int capacity, Collection<String> types) {
        this.capacity = capacity;
        this.types = Set.copyOf(types);
        this.counts = new FailureCounts(this.types);
    }

    /** Counts the failure, and keeps it. */
    void add(ActorFailure failure) {
        counts.add(failure.type(), failure.cause());
        keep(failure);
    }

    private synchronized void keep(ActorFailure failure) {
        newestFirst.addFirst(failure);
        if (newestFirst.size() > capacity) {
            newestFirst.removeLast();
        }
    }

    /** Returns the last failures, the newest first; at most as many as the limit. */
    public synchronized List<ActorFailure> newest(int limit) {
        return newestFirst.stream().limit(limit).toList();
    }

    /** Returns the failures of an actor that are kept, the newest first. */
    public synchronized List<ActorFailure> of(String type, String id) {
        return newestFirst.stream().filter(failure -> failure.isOf(type, id)).toList();
    }

    /** Returns the last failure of an actor; empty if none is kept. */
    public synchronized Optional<ActorFailure> last(String type, String id) {
        return newestFirst.stream().filter(failure -> failure.isOf(type, id)).findFirst();
    }

    /** Returns how many failures are kept at most. */
    public int capacity() {
        return capacity;
    }

    /** Returns the names of the actor types that are served. */
    Set<String> types() {
        return types;
    }

    /** Returns how many failures there were since the start. */
    FailureCounts counts() {
        return counts;
    }
}
