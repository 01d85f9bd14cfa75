package dev.stagedoor.tracing.micrometer;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Whether the executable jar makes spans: if it is told where to send them. Else its log has no column for them, which
 * Spring Boot would add wherever a tracer is on the class path.
 */
public final class TracedService implements EnvironmentPostProcessor, Ordered {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
    private static final String SERVICE = "dev.stagedoor.StagedoorApplication";

    /** Before Spring Boot's own, which is the last, so that this property has precedence over it. */
    private static final int ORDER = LOWEST_PRECEDENCE - 1;

    static boolean isTold(Environment environment) {
        return environment.containsProperty(ENDPOINT);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean service = application.getAllSources().stream()
                .anyMatch(source ->
                        source instanceof Class<?> type && type.getName().equals(SERVICE));
        if (service && !isTold(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "stagedoor-untraced", Map.of("logging.expect-correlation-id", false)));
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
