package dev.stagedoor.http.authentication;

import dev.stagedoor.http.security.SecurityProblems;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Checks who could reach the service, with or without Spring Security. */
@AutoConfiguration
@EnableConfigurationProperties(SecurityProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class ListeningAutoConfiguration {

    /** Not lazy, because nothing else refers to it. */
    @Bean
    @Lazy(false)
    ListeningCheck listeningCheck(
            ServerProperties server, SecurityProperties properties, ObjectProvider<SecurityProblems> security) {
        return new ListeningCheck(server.getAddress(), security.getIfAvailable() != null, properties.anonymous());
    }

    /** Says in the details of health how callers authenticate, because a service that lets everybody in looks healthy. */
    @Bean
    HealthIndicator callersHealthIndicator(Environment environment, ObjectProvider<SecurityProblems> security) {
        var ways = security.getIfAvailable() == null
                ? List.of("nothing")
                : Credentials.of(environment).stream().map(Credentials::text).toList();
        var health = Health.up()
                .withDetail("authenticatedBy", ways.isEmpty() ? List.of("application") : ways)
                .build();
        return () -> health;
    }
}
