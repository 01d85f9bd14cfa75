package dev.stagedoor.system.memory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Gauges of the actors that this process has in memory, and of their limit. */
public final class ActorMetrics implements MeterBinder {

    private final LocalActors actors;

    public ActorMetrics(LocalActors actors) {
        this.actors = actors;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stagedoor.actors", actors, LocalActors::count)
                .description("How many actors this process has in memory")
                .register(registry);
        Gauge.builder("stagedoor.actors.max", actors, LocalActors::limit)
                .description("How many actors this process may have in memory")
                .register(registry);
    }
}
