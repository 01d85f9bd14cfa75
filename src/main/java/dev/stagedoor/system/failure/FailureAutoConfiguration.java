package dev.stagedoor.system.failure;

import dev.stagedoor.inspect.InspectProperties;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Configures what is kept of failures, counts them, and lists them. */
@AutoConfiguration
@EnableConfigurationProperties(FailuresProperties.class)
class FailureAutoConfiguration {

    @Bean
    RecentFailures recentFailures(FailuresProperties properties, Protocols protocols) {
        return new RecentFailures(
                properties.kept(), protocols.all().stream().map(Protocol::type).toList());
    }

    @Bean
    FailureCounts failureCounts(RecentFailures recent) {
        return recent.counts();
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    FailuresEndpoint failuresEndpoint(ProcessInspector processes, InspectProperties properties, RecentFailures recent) {
        return new FailuresEndpoint(processes, properties.timeout(), recent);
    }
}
