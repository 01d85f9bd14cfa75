package dev.stagedoor.system.memory;

import dev.stagedoor.inspect.ActorInMemory;
import dev.stagedoor.system.shard.ShardName;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What one actor has done since it was started. The actor's own thread writes it, and any thread reads it. */
public final class Activity {

    private final String id;
    private final ShardName shard;
    private final AtomicLong askedAt = new AtomicLong();
    private final AtomicLong asks = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();
    private volatile Instant since = Instant.EPOCH;
    private volatile IntSupplier waiting = () -> 0;

    /** Creates the activity of an actor that is not started yet. */
    public Activity(String id, ShardName shard) {
        this.id = id;
        this.shard = shard;
    }

    public String id() {
        return id;
    }

    public ShardName shard() {
        return shard;
    }

    void start(IntSupplier messages) {
        since = Instant.now();
        waiting = messages;
    }

    /** The mailbox of an actor that was restarted is the same, but not what surrounds it. */
    void restart(IntSupplier messages) {
        increment(restarts);
        waiting = messages;
    }

    /** Counts a message from HTTP that the actor begins to handle. */
    public void ask() {
        askedAt.setOpaque(System.currentTimeMillis());
        increment(asks);
    }

    /** Counts a failure. */
    public void fail() {
        increment(failures);
    }

    /** Only one thread writes, so this need not be atomic. */
    private static void increment(AtomicLong counter) {
        counter.setOpaque(counter.getPlain() + 1);
    }

    ActorInMemory seen(String host) {
        return new ActorInMemory(
                id,
                host,
                shard.id(),
                since,
                lastAsked(),
                waiting.getAsInt(),
                asks.getOpaque(),
                failures.getOpaque(),
                restarts.getOpaque());
    }

    private @Nullable Instant lastAsked() {
        long millis = askedAt.getOpaque();
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
