package dev.stagedoor.http.authentication;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Shows the details of the health only to authenticated callers, once there are any. Everybody sees the status. It
 * comes after the defaults of Stagedoor.
 */
final class HealthDetails implements EnvironmentPostProcessor {

    private static final String DEFAULTS = "stagedoor-defaults";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        if (sources.contains(DEFAULTS) && !Credentials.of(environment).isEmpty()) {
            sources.addBefore(
                    DEFAULTS,
                    new MapPropertySource(
                            "stagedoor-health-defaults",
                            Map.of("management.endpoint.health.show-details", "when-authorized")));
        }
    }
}
