package dev.stagedoor.ask;

import java.time.Duration;

/**
 * Moment after which the caller no longer waits for an answer, on this process's monotonic clock. Changes of the wall
 * clock do not affect it, and other processes cannot interpret it.
 *
 * @param nanoTime the moment, comparable with {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

    /** Returns the deadline that lies the given time ahead of now. */
    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** Returns the time left until the deadline; zero once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** Returns whether the deadline has passed. */
    public boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
