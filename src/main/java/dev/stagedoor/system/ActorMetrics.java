package dev.stagedoor.system;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many actors this process has in memory, and how many it may have. */
final class ActorMetrics implements MeterBinder {

    private final ActorQuota quota;

    ActorMetrics(ActorQuota quota) {
        this.quota = quota;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stagedoor.actors", quota, ActorQuota::count)
                .description("How many actors this process has in memory")
                .register(registry);
        Gauge.builder("stagedoor.actors.max", quota, ActorQuota::limit)
                .description("How many actors this process may have in memory")
                .register(registry);
    }
}
