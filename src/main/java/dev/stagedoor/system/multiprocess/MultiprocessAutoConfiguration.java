package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Workers;
import dev.stagedoor.protocol.Protocols;
import dev.stagedoor.system.SystemBase;
import dev.stagedoor.system.SystemProperties;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Runs the actors in worker processes, if the base is {@code multiprocess}. */
@AutoConfiguration(beforeName = "dev.stagedoor.system.SystemAutoConfiguration")
@ConditionalOnProperty(name = "stagedoor.system.base", havingValue = "multiprocess")
@ConditionalOnMissingBean(SystemBase.class)
@EnableConfigurationProperties(SystemProperties.class)
class MultiprocessAutoConfiguration {

    @Bean(destroyMethod = "close")
    GatewayBase multiprocessBase(SystemProperties properties, Protocols protocols, ApplicationArguments arguments) {
        return new GatewayBase(properties, protocols, List.of(arguments.getSourceArgs()));
    }

    @Bean
    Workers workers(GatewayBase base) {
        return base.workforce();
    }

    @Bean
    WorkerMetrics workerMetrics(Workers workers) {
        return new WorkerMetrics(workers);
    }
}
