package dev.stagedoor.inspect;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Durations of one kind of work, kept only while somebody watches. Any thread may record; one thread at a time may call
 * the other methods.
 */
public final class Durations {

    private static final int DIGITS = 2;
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;
    private static final double MICROS_PER_MILLI = 1_000;

    private volatile @Nullable Window window;

    private static final class Window {

        private final Recorder recorder = new Recorder(LONGEST_MICROS, DIGITS);
        private final LongAdder failed = new LongAdder();
        private long begun = System.nanoTime();
    }

    /**
     * Work of one window of time.
     *
     * @param perSecond how many pieces of work ended in a second
     * @param failedPerSecond how many of them failed
     * @param p50 the median of their durations in milliseconds; null if none ended
     * @param p99 the duration in milliseconds that 99 of 100 did not exceed; null if none ended
     */
    public record Rates(
            double perSecond,
            double failedPerSecond,
            @Nullable Double p50,
            @Nullable Double p99) {

        /** Rates of no work. */
        public static final Rates NONE = new Rates(0, 0, null, null);
    }

    /** Records one piece of work; does nothing while nobody watches. */
    public void record(long nanos, boolean failed) {
        var current = window;
        if (current != null) {
            current.recorder.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
            if (failed) {
                current.failed.increment();
            }
        }
    }

    /** Begins to keep durations. */
    public void watch() {
        window = new Window();
    }

    /** Forgets all durations, and keeps no more. */
    public void unwatch() {
        window = null;
    }

    /** Returns the rates since this was called last, or since {@link #watch}; none while nobody watches. */
    public Rates take() {
        var current = window;
        if (current == null) {
            return Rates.NONE;
        }
        long now = System.nanoTime();
        double seconds = (double) (now - current.begun) / TimeUnit.SECONDS.toNanos(1);
        current.begun = now;
        var histogram = current.recorder.getIntervalHistogram();
        long failed = current.failed.sumThenReset();
        return histogram.getTotalCount() == 0
                ? Rates.NONE
                : new Rates(
                        histogram.getTotalCount() / seconds,
                        failed / seconds,
                        histogram.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI,
                        histogram.getValueAtPercentile(HIGH) / MICROS_PER_MILLI);
    }
}
