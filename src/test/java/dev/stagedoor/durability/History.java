package dev.stagedoor.durability;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Operation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Operations that clients asked for, over all restarts of a service. {@link #next()} returns each operation once, and
 * again if it has a key and nobody knows whether it took effect.
 */
final class History {

    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger kept = new AtomicInteger();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Operation> unknown = new ConcurrentLinkedQueue<>();

    Operation next() {
        var again = unknown.poll();
        return again == null ? Operation.number(next.getAndIncrement()) : again;
    }

    /** Returns whether it is not known of an operation with a key whether it took effect. */
    boolean hasUnknown() {
        return !unknown.isEmpty();
    }

    void add(Asked one) {
        asked.add(one);
        if (one.verdict() == Verdict.UNKNOWN && one.operation().isKeyed()) {
            unknown.add(one.operation());
        }
        if (one.verdict() == Verdict.KEPT) {
            kept.incrementAndGet();
        }
    }

    int kept() {
        return kept.get();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Returns the operations that were not executed, or of which that is unknown. */
    List<Asked> failed() {
        return asked.stream()
                .filter(one -> one.verdict() == Verdict.NOT_EXECUTED || one.verdict() == Verdict.UNKNOWN)
                .toList();
    }

    List<String> accounts() {
        return asked.stream().map(one -> one.operation().account()).distinct().toList();
    }
}
