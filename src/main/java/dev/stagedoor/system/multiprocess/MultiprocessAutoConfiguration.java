package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Workers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Publishes the workers and their metrics if {@link EarlyStart} has started workers. */
@AutoConfiguration
@ConditionalOnBean(GatewayBase.class)
class MultiprocessAutoConfiguration {

    @Bean
    Workers workers(GatewayBase base) {
        return base.workerPool();
    }

    @Bean
    WorkerMetrics workerMetrics(Workers workers) {
        return new WorkerMetrics(workers);
    }
}
