package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties.Role;
import dev.stagedoor.system.SystemProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Sets the properties that differ in the base {@code cluster}: the actuator has a port of its own, a gateway drains
 * before it stops, a member that is not a gateway serves only its actuator, and a data source is configured only if a
 * URL names one.
 */
public final class ClusterEnvironment implements EnvironmentPostProcessor {

    private static final String DEFAULTS = "stagedoor-defaults";
    private static final String DATABASE = "spring.datasource.url";
    private static final String EXCLUDED = "spring.autoconfigure.exclude";
    private static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";
    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "management.server.address";

    private static final Map<String, Object> PREFERRED = Map.of(PORT, 8081, "stagedoor.http.drain-delay", "5s");

    /**
     * Spring Boot starts the actuator only beside a web server, so that server gets a free loopback port and serves
     * nothing.
     */
    private static final Map<String, Object> NO_GATEWAY = Map.of(
            "stagedoor.http.enabled",
            false,
            "springdoc.api-docs.enabled",
            false,
            "springdoc.swagger-ui.enabled",
            false,
            "server.port",
            0,
            "server.address",
            "127.0.0.1");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!"cluster".equalsIgnoreCase(environment.getProperty("stagedoor.system.base"))) {
            return;
        }
        var sources = environment.getPropertySources();
        var preferred = new MapPropertySource("stagedoor-cluster-defaults", PREFERRED);
        if (sources.contains(DEFAULTS)) {
            sources.addBefore(DEFAULTS, preferred);
        } else {
            sources.addLast(preferred);
        }
        var required = new HashMap<String, Object>();
        if (!isSet(DATABASE, environment)) {
            required.put(EXCLUDED, excluding(DATA_SOURCE, environment));
        }
        var properties = Binder.get(environment).bindOrCreate("stagedoor.system", SystemProperties.class);
        if (!properties.cluster().has(Role.GATEWAY)) {
            // By default the actuator would listen at the address of the main server, here loopback.
            required.put(ADDRESS, environment.getProperty(ADDRESS, environment.getRequiredProperty("server.address")));
            required.putAll(NO_GATEWAY);
        }
        sources.addFirst(new MapPropertySource("stagedoor-cluster", required));
    }

    private static boolean isSet(String key, ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !source.getName().equals(DEFAULTS))
                .filter(source -> !source.getName().equals("configurationProperties"))
                .map(PropertySource.class::cast)
                .anyMatch(source -> source.containsProperty(key));
    }

    private static List<String> excluding(String type, ConfigurableEnvironment environment) {
        var excluded = new ArrayList<>(Binder.get(environment)
                .bind(EXCLUDED, String[].class)
                .map(List::of)
                .orElse(List.of()));
        excluded.add(type);
        return excluded;
    }
}
