package dev.stagedoor.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerEvent;
import io.github.resilience4j.common.circuitbreaker.monitoring.endpoint.CircuitBreakerEventsEndpointResponse;
import io.github.resilience4j.springboot.circuitbreaker.monitoring.endpoint.CircuitBreakerEventsEndpoint;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Answers 404 at {@code /actuator/circuitbreakerevents/{name}/{type}} if the breaker or the event type is unknown. */
@EndpointWebExtension(endpoint = CircuitBreakerEventsEndpoint.class)
final class BreakerEventsWebExtension {

    private static final WebEndpointResponse<CircuitBreakerEventsEndpointResponse> NOT_FOUND =
            new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);

    private final CircuitBreakerEventsEndpoint endpoint;
    private final CircuitBreakerRegistry registry;

    BreakerEventsWebExtension(CircuitBreakerEventsEndpoint endpoint, CircuitBreakerRegistry registry) {
        this.endpoint = endpoint;
        this.registry = registry;
    }

    /** Returns the events of a breaker; 404 if no breaker has the name. */
    @ReadOperation
    public WebEndpointResponse<CircuitBreakerEventsEndpointResponse> ofBreaker(@Selector String name) {
        return registry.find(name).isPresent()
                ? new WebEndpointResponse<>(endpoint.getEventsFilteredByCircuitBreakerName(name))
                : NOT_FOUND;
    }

    /** Returns the events of one type of a breaker; 404 if the breaker or the type is unknown. */
    @ReadOperation
    public WebEndpointResponse<CircuitBreakerEventsEndpointResponse> ofType(
            @Selector String name, @Selector String eventType) {
        return registry.find(name).isPresent() && isType(eventType)
                ? new WebEndpointResponse<>(endpoint.getEventsFilteredByCircuitBreakerNameAndEventType(name, eventType))
                : NOT_FOUND;
    }

    private static boolean isType(String name) {
        return Arrays.stream(CircuitBreakerEvent.Type.values())
                .anyMatch(type -> type.name().equals(name.toUpperCase(Locale.ROOT)));
    }
}
