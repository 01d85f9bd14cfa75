package dev.stagedoor.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.circuitbreaker.monitoring.endpoint.CircuitBreakerUpdateStateResponse;
import io.github.resilience4j.common.circuitbreaker.monitoring.endpoint.UpdateState;
import io.github.resilience4j.springboot.circuitbreaker.monitoring.endpoint.CircuitBreakerEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Answers 404 at {@code /actuator/circuitbreakers/{name}} if the breaker is unknown; Resilience4j's endpoint would
 * create it.
 */
@EndpointWebExtension(endpoint = CircuitBreakerEndpoint.class)
final class BreakersWebExtension {

    private final CircuitBreakerEndpoint endpoint;
    private final CircuitBreakerRegistry registry;

    BreakersWebExtension(CircuitBreakerEndpoint endpoint, CircuitBreakerRegistry registry) {
        this.endpoint = endpoint;
        this.registry = registry;
    }

    /** Changes the state of a breaker; 404 if no breaker has the name. */
    @WriteOperation
    public WebEndpointResponse<CircuitBreakerUpdateStateResponse> update(
            @Selector String name, UpdateState updateState) {
        return registry.find(name).isPresent()
                ? new WebEndpointResponse<>(endpoint.updateCircuitBreakerState(name, updateState))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
