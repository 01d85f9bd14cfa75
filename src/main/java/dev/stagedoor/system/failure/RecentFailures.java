package dev.stagedoor.system.failure;

import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureQuery;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
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

    /** Returns the failures that a query asks for and that are kept. */
    public synchronized List<ActorFailure> find(FailureQuery query) {
        return newestFirst.stream().filter(query::fits).limit(query.limit()).toList();
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
