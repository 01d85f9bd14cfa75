package dev.stagedoor.http.ask;

import dev.stagedoor.http.connection.Draining;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Admits asks until the service stops, and then waits for those in flight to end. It closes before the HTTP server
 * stops, so that the server can still answer further requests that the service is not ready. It can be started again.
 */
public final class AskAdmission implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AskAdmission.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean open;

    /** Returns whether an ask is admitted. Each admitted ask must call {@link #leave()} once when it ends. */
    boolean admit() {
        inFlight.incrementAndGet();
        if (open) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        if (inFlight.decrementAndGet() == 0 && !open) {
            empty.complete(null);
        }
    }

    @Override
    public void start() {
        empty = new CompletableFuture<>();
        open = true;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    public void stop(Runnable callback) {
        inFlight.incrementAndGet();
        open = false;
        LOG.info("event=admission-closed in-flight={}", inFlight.get() - 1);
        leave();
        empty.thenRun(callback);
    }

    @Override
    public void stop() {
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return Draining.PHASE - 1;
    }
}
