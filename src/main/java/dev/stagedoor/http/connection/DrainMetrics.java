package dev.stagedoor.http.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Gauges that tell whether the service is stopping, and for how long its requests may delay that. */
public final class DrainMetrics implements MeterBinder {

    private final Draining draining;

    public DrainMetrics(Draining draining) {
        this.draining = draining;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("stagedoor.drain.start.time", draining, TimeUnit.MILLISECONDS, Draining::begunAt)
                .description("When the service began to stop, since the Unix epoch; 0 until it does")
                .register(registry);
        TimeGauge.builder(
                        "stagedoor.drain.max",
                        draining,
                        TimeUnit.MILLISECONDS,
                        stopping -> stopping.longest().toMillis())
                .description("How long requests may delay the end of the service")
                .register(registry);
    }
}
