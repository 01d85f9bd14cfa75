package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Workers;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of the workers: how many there should be, how many are up, and how often they were replaced. */
final class WorkerMetrics implements MeterBinder {

    private final Workers workers;

    WorkerMetrics(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stagedoor.workers", workers, all -> all.all().size())
                .description("How many workers there should be")
                .register(registry);
        Gauge.builder("stagedoor.workers.up", workers, WorkerMetrics::up)
                .description("How many workers are up")
                .register(registry);
        FunctionCounter.builder("stagedoor.worker.restarts", workers, WorkerMetrics::restarts)
                .description("How often workers were replaced")
                .register(registry);
    }

    private static double up(Workers workers) {
        return workers.all().stream()
                .filter(worker -> worker.state() == Worker.State.UP)
                .count();
    }

    private static double restarts(Workers workers) {
        return workers.all().stream().mapToInt(Worker::restarts).sum();
    }
}
