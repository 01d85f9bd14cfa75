package dev.stagedoor.defaults;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Binds an actuator with its own port to the address of the service; Spring Boot would bind it to all addresses. If
 * both share a port, it sets nothing, because Spring Boot then refuses an address for the actuator.
 */
public final class ManagementAddress implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                && environment.containsProperty("server.address")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "stagedoor-management-defaults", Map.of("management.server.address", "${server.address}")));
        }
    }
}
