package dev.stagedoor.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what the start waits for, and for how long already, each 5 seconds until it is closed. */
public final class StartProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartProgress.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Supplier<String> what;
    private final Duration interval;
    private final long begun = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);

    private StartProgress(Supplier<String> what, Duration interval) {
        this.what = what;
        this.interval = interval;
    }

    /**
     * Begins to log.
     *
     * @param what says what the start waits for at the moment, on a thread of its own
     */
    public static StartProgress of(Supplier<String> what) {
        return of(what, INTERVAL);
    }

    static StartProgress of(Supplier<String> what, Duration interval) {
        var progress = new StartProgress(what, interval);
        Thread.ofVirtual().name("start-progress").start(progress::run);
        return progress;
    }

    private void run() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info(
                        "event=start-waiting for=\"{}\" seconds={}",
                        what.get(),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
