package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.WorkerProperties;
import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Pauses between the processes of one worker, and its failed starts in a row. For use by one thread. */
final class RestartBackOff {

    /** A process that ran longer than this has ended for a new reason, so the backoff starts anew. */
    private static final Duration STEADY_AFTER = Duration.ofSeconds(10);

    /** Number of failed starts in a row after which the worker counts as failed. */
    private static final int MAX_FAILED_STARTS = 3;

    private final WorkerProperties properties;
    private BackOffExecution backOff;
    private int failures;

    RestartBackOff(WorkerProperties properties) {
        this.properties = properties;
        this.backOff = backOff(properties);
    }

    private static BackOffExecution backOff(WorkerProperties properties) {
        var backOff = new ExponentialBackOff(properties.restartBackoff().toMillis(), 2);
        backOff.setMaxInterval(properties.maxRestartBackoff().toMillis());
        return backOff.start();
    }

    /**
     * Notes that a process has ended.
     *
     * @param wasUp whether its actors could be asked
     * @param ran how long it ran
     */
    void ended(boolean wasUp, Duration ran) {
        failures = wasUp ? 0 : failures + 1;
        if (wasUp && ran.compareTo(STEADY_AFTER) > 0) {
            backOff = backOff(properties);
        }
    }

    /** Returns how many starts have failed in a row. */
    int failures() {
        return failures;
    }

    /** Returns whether the worker counts as failed. */
    boolean isExhausted() {
        return failures >= MAX_FAILED_STARTS;
    }

    /** Returns whether the last start is the one by which the worker became failed. */
    boolean isJustExhausted() {
        return failures == MAX_FAILED_STARTS;
    }

    long nextMillis() {
        return backOff.nextBackOff();
    }
}
