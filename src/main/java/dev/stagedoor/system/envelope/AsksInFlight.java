package dev.stagedoor.system.envelope;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/**
 * Asks of one process that have no outcome yet. It ends those whose deadline has passed: one look at all of them, every
 * 10 ms, costs less than a timer for each. Safe for use by any thread.
 *
 * @param <A> the kind of asks
 */
public final class AsksInFlight<A extends PendingAsk> {

    private static final Duration INTERVAL = Duration.ofMillis(10);

    /** By their outcome, as the hash of an actor reference is that of its path, which most of these never need. */
    private final Map<CompletableFuture<?>, A> asks = new ConcurrentHashMap<>();

    private final long grace;
    private final LongSupplier clock;
    private final Cancellable sweep;

    /**
     * Creates an empty set.
     *
     * @param grace how long after the deadline another process may still report what it knows
     */
    public AsksInFlight(ActorSystem<?> system, Duration grace) {
        this.grace = grace.toNanos();
        this.clock = clock(system);
        this.sweep =
                system.scheduler().scheduleWithFixedDelay(INTERVAL, INTERVAL, this::sweep, system.executionContext());
    }

    /** A test can move Pekko's clock ahead of the system's. */
    private static LongSupplier clock(ActorSystem<?> system) {
        return Adapter.toClassic(system).scheduler() instanceof LightArrayRevolverScheduler scheduler
                ? scheduler::clock
                : System::nanoTime;
    }

    private void sweep() {
        if (!asks.isEmpty()) {
            long now = clock.getAsLong();
            asks.values().forEach(ask -> ask.expire(now));
        }
    }

    /** Adds the ask until it has an outcome, in place of an earlier one that waits for the same outcome. */
    @SuppressWarnings({
        "FutureReturnValueIgnored", // it cannot fail
        "CollectionUndefinedEquality" // futures are compared by identity
    })
    public void add(A ask) {
        ask.expireAt(clock.getAsLong() + ask.deadline().remaining().toNanos() + grace);
        asks.put(ask.outcome(), ask);
        ask.outcome().whenComplete((outcome, cancellation) -> {
            asks.remove(ask.outcome());
            ask.end();
        });
    }

    public void forEach(Consumer<A> action) {
        asks.values().forEach(action);
    }

    /** Lets deadlines pass unnoticed from now on. */
    public void close() {
        sweep.cancel();
    }
}
