package dev.stagedoor.http;

import dev.stagedoor.http.connection.Connections;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Goes on serving for a while when the service is to end, and is not ready any more: whoever spreads requests over several
 * services needs some time to see that. Connections are closed after their next answer, so that they are opened elsewhere, and
 * those that are idle at the end.
 */
final class Draining implements SmartLifecycle {

    /** Before anything else, the {@link AskAdmission} among it. */
    static final int PHASE = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    /** Clients that are busy have had an answer by then that closes their connection. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final Duration delay;
    private final Connections connections;
    private volatile boolean running;

    Draining(Duration delay, Connections connections) {
        this.delay = delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay;
        this.connections = connections;
    }

    @Override
    public void start() {
        connections.keep();
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        connections.drain();
        LOG.info("event=draining millis={}", delay.toMillis());
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(callback));
    }

    /** Whoever still sends has had an answer that closes the connection; the others are least likely to send just now. */
    private void end(Runnable callback) {
        connections.endIdle();
        callback.run();
    }

    @Override
    public void stop() {
        running = false;
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
