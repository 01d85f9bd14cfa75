package dev.stagedoor.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets asks in until the service stops, and then waits for those in flight to end. It closes before the server stops, which
 * still listens, and tells whoever comes now that it is not ready. Closed, they can be opened again.
 */
final class AskAdmission implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AskAdmission.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean open;

    /** Lets one in; false if the doors are closed. Whoever was let in is to {@link #leave()}. */
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
