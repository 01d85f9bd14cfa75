package dev.stagedoor.http.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Delays the shutdown while the service still serves requests but is no longer ready, so that load balancers have time
 * to notice. Each connection closes after its next answer, so that its client connects elsewhere. Connections that are
 * idle close at the end of the delay.
 */
public final class Draining implements SmartLifecycle {

    /** Stops before everything else, including the admission of asks. */
    public static final int PHASE = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    /** By then, busy clients have received an answer that closes their connection. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final Duration delay;
    private final Duration longest;
    private final Connections connections;
    private volatile boolean running;
    private volatile long begunAt;

    /**
     * Creates the delay.
     *
     * @param delay how long to serve requests after the service began to stop; at least half a second
     * @param longest how long the requests of the service may delay its end
     */
    public Draining(Duration delay, Duration longest, Connections connections) {
        this.delay = delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay;
        this.longest = longest;
        this.connections = connections;
    }

    /** Returns how long the requests of the service may delay its end. */
    public Duration longest() {
        return longest;
    }

    /** Returns when the service began to stop, in milliseconds since the Unix epoch; 0 while it does not. */
    public long begunAt() {
        return begunAt;
    }

    @Override
    public void start() {
        connections.keep();
        begunAt = 0;
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        LOG.info("event=draining millis={}", delay.toMillis());
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(callback));
    }

    /** Busy clients have received an answer that closes their connection; the others hardly send just now. */
    private void end(Runnable callback) {
        connections.endIdle();
        callback.run();
    }

    @Override
    public void stop() {
        running = false;
        begunAt = System.currentTimeMillis();
        connections.drain();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
