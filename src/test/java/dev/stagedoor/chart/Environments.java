package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads the environment of a container as the application in it does. */
final class Environments {

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private Environments() {}

    /** Returns an environment with the variables whose values the chart knows. */
    static ConfigurableEnvironment of(Workload workload) {
        return of(workload.container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)));
    }

    static ConfigurableEnvironment of(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, variables));
        return environment;
    }

    static <T> T bind(Workload workload, String prefix, Bindable<T> type) {
        return bind(of(workload), prefix, type);
    }

    static <T> T bind(ConfigurableEnvironment environment, String prefix, Bindable<T> type) {
        return Binder.get(environment).bind(prefix, type).get();
    }
}
