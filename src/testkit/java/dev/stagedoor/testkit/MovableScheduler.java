package dev.stagedoor.testkit;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.event.LoggingAdapter;

/**
 * Pekko's scheduler, with a clock that can be moved ahead. Pekko's own {@code ManualTime} stands still until it is
 * moved, and an actor system with shards does not start in such time. Public because Pekko creates it by its class name.
 */
public final class MovableScheduler extends LightArrayRevolverScheduler {

    /** Ahead of {@link System#nanoTime()}; null while the superclass starts its thread. */
    private final AtomicLong ahead = new AtomicLong();

    /** The constructor that Pekko calls. */
    public MovableScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        super(config, log, threads);
    }

    static MovableScheduler of(ActorSystem<?> system) {
        return (MovableScheduler) Adapter.toClassic(system).scheduler();
    }

    void timePasses(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not pass backwards: " + duration);
        }
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long clock() {
        return System.nanoTime() + (ahead == null ? 0 : ahead.get());
    }
}
