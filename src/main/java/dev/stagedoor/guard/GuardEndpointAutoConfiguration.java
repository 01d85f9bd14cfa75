package dev.stagedoor.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.resilience4j.springboot.circuitbreaker.monitoring.endpoint.CircuitBreakerEndpoint;
import io.github.resilience4j.springboot.circuitbreaker.monitoring.endpoint.CircuitBreakerEventsEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Makes the Resilience4j endpoints of the actuator answer 404 for unknown names. */
@AutoConfiguration(after = CircuitBreakerAutoConfiguration.class)
class GuardEndpointAutoConfiguration {

    @Bean
    @ConditionalOnBean(CircuitBreakerEndpoint.class)
    @ConditionalOnAvailableEndpoint(endpoint = CircuitBreakerEndpoint.class)
    BreakersWebExtension breakersWebExtension(CircuitBreakerEndpoint endpoint, CircuitBreakerRegistry registry) {
        return new BreakersWebExtension(endpoint, registry);
    }

    @Bean
    @ConditionalOnBean(CircuitBreakerEventsEndpoint.class)
    @ConditionalOnAvailableEndpoint(endpoint = CircuitBreakerEventsEndpoint.class)
    BreakerEventsWebExtension breakerEventsWebExtension(
            CircuitBreakerEventsEndpoint endpoint, CircuitBreakerRegistry registry) {
        return new BreakerEventsWebExtension(endpoint, registry);
    }
}
