package dev.stagedoor.ask;

import java.time.Duration;

/**
 * The moment after which nobody waits for an answer, on this process's monotonic clock: it is not shaken by the wall
 * clock, and means nothing to another process.
 *
 * @param nanoTime the moment, comparable with {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

    /** The deadline that lies the given time ahead of now. */
    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** What is left until the deadline; zero once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** Whether the deadline has passed. */
    public boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
