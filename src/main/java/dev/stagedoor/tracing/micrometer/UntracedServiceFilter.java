package dev.stagedoor.tracing.micrometer;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves out the tracer of Spring Boot, if the executable jar is told of nobody who takes spans: it would make some of
 * each request, and drop them. An application that has a tracer among its own dependencies keeps it.
 */
final class UntracedServiceFilter implements AutoConfigurationImportFilter, EnvironmentAware, BeanFactoryAware {

    private static final String SERVICE = "stagedoorApplication";
    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String OPEN_TELEMETRY = "org.springframework.boot.opentelemetry.";

    private Environment environment = new StandardEnvironment();
    private @Nullable BeanFactory beans;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setBeanFactory(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean untraced = beans != null && beans.containsBean(SERVICE) && !TracedService.isTold(environment);
        var match = new boolean[autoConfigurations.length];
        for (int i = 0; i < match.length; i++) {
            var name = autoConfigurations[i];
            match[i] = !untraced || name == null || !(name.startsWith(TRACING) || name.startsWith(OPEN_TELEMETRY));
        }
        return match;
    }
}
