package dev.stagedoor.system.cluster;

import dev.stagedoor.system.BodyLimit;
import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.SystemBase;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.memory.LocalActors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Makes this process a member of a cluster. */
@AutoConfiguration(beforeName = "dev.stagedoor.system.SystemAutoConfiguration")
@ConditionalOnProperty(name = "stagedoor.system.base", havingValue = "cluster")
@EnableConfigurationProperties(SystemProperties.class)
class ClusterAutoConfiguration {

    @Bean
    MemberMetrics memberMetrics() {
        return new MemberMetrics();
    }

    @Bean
    SystemBase clusterBase(
            SystemProperties properties, LocalActors actors, MemberMetrics metrics, Environment environment) {
        if (properties.cluster().has(ClusterProperties.Role.GATEWAY)) {
            BodyLimit.requireFits(environment, properties);
        }
        return new ClusterBase(properties, actors, metrics);
    }
}
