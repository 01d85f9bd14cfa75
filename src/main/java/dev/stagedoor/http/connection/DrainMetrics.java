package dev.stagedoor.http.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gauges that tell whether the service is stopping, and for how long its requests may delay that. */
public final class DrainMetrics implements MeterBinder {

    private final Draining draining;
    private final Duration longest;

    /**
     * Creates the gauges.
     *
     * @param longest how long the requests of the service may delay its end
     */
    public DrainMetrics(Draining draining, Duration longest) {
        this.draining = draining;
        this.longest = longest;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("stagedoor.drain.start.time", draining, TimeUnit.MILLISECONDS, Draining::begunAt)
                .description("When the service began to stop, since the Unix epoch; 0 until it does")
                .register(registry);
        TimeGauge.builder("stagedoor.drain.max", longest, TimeUnit.MILLISECONDS, Duration::toMillis)
                .description("How long requests may delay the end of the service")
                .register(registry);
    }
}
