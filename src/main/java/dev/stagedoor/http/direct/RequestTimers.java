package dev.stagedoor.http.direct;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Timers of the requests to one path, with the name and the tags that Spring gives them. Each timer is looked up once.
 */
public final class RequestTimers {

    /** Stands for a caller that disconnected before its answer. */
    private static final int NO_STATUS = 0;

    private final MeterRegistry registry;
    private final String method;
    private final String path;
    private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

    /**
     * Creates the timers.
     *
     * @param path the path with its variables
     */
    public RequestTimers(MeterRegistry registry, String method, String path) {
        this.registry = registry;
        this.method = method;
        this.path = path;
    }

    /** Records the duration of a request that was answered. */
    void record(int status, long nanos) {
        byStatus.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Records the duration of a request whose caller disconnected. */
    void recordAborted(long nanos) {
        record(NO_STATUS, nanos);
    }

    private Timer timer(int status) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", method)
                .tag("outcome", Outcome.forStatus(status).name())
                .tag("status", status == NO_STATUS ? "UNKNOWN" : Integer.toString(status))
                .tag("uri", path)
                .register(registry);
    }
}
