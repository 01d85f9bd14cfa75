package dev.stagedoor.system;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Asks of one process that have no outcome yet. It ends those whose deadline has passed: one look at all of them, every
 * 10 ms, costs less than a timer for each. Safe for use by any thread.
 *
 * @param <A> the kind of asks
 */
final class AsksInFlight<A extends PendingAsk> {

    private static final Duration INTERVAL = Duration.ofMillis(10);

    /** By their outcome, as the hash of an actor reference is that of its path, which most of these never need. */
    private final Map<CompletableFuture<?>, A> asks = new ConcurrentHashMap<>();

    private final Duration grace;
    private final Cancellable sweep;

    /**
     * Creates an empty set.
     *
     * @param grace how long after the deadline another process may still report what it knows
     */
    AsksInFlight(ActorSystem<?> system, Duration grace) {
        this.grace = grace;
        this.sweep = system.scheduler()
                .scheduleWithFixedDelay(
                        INTERVAL, INTERVAL, () -> asks.values().forEach(this::expire), system.executionContext());
    }

    private void expire(A ask) {
        ask.expire(grace);
    }

    /** Adds the ask until it has an outcome, in place of an earlier one that waits for the same outcome. */
    @SuppressWarnings({
        "FutureReturnValueIgnored", // it cannot fail
        "CollectionUndefinedEquality" // futures are compared by identity
    })
    void add(A ask) {
        asks.put(ask.outcome(), ask);
        ask.outcome().whenComplete((outcome, cancellation) -> {
            asks.remove(ask.outcome());
            ask.end();
        });
    }

    void forEach(Consumer<A> action) {
        asks.values().forEach(action);
    }

    /** Lets deadlines pass unnoticed from now on. */
    void close() {
        sweep.cancel();
    }
}
