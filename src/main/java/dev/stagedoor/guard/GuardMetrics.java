package dev.stagedoor.guard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Registers a gauge for each actor type: how many actors are shut off by their own breakers. */
final class GuardMetrics implements MeterBinder {

    private final GuardedStage stage;

    GuardMetrics(GuardedStage stage) {
        this.stage = stage;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var type : stage.types()) {
            Gauge.builder(
                            "stagedoor.actors.shut.off",
                            stage,
                            guarded -> guarded.shutOff(type).count())
                    .description("How many actors are shut off by their own circuit breakers")
                    .tag("type", type)
                    .register(registry);
        }
    }
}
