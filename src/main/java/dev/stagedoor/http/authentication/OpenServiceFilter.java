package dev.stagedoor.http.authentication;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves out what Spring Boot protects an application with, if the executable jar is told no way to authenticate
 * callers. An application that has Spring Security among its own dependencies keeps it.
 */
final class OpenServiceFilter implements AutoConfigurationImportFilter, EnvironmentAware, BeanFactoryAware {

    private static final String SERVICE = "stagedoorApplication";
    private static final String PROTECTION = "org.springframework.boot.security.autoconfigure.";

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
        boolean open = beans != null
                && beans.containsBean(SERVICE)
                && Credentials.of(environment).isEmpty();
        var match = new boolean[autoConfigurations.length];
        for (int i = 0; i < match.length; i++) {
            var name = autoConfigurations[i];
            match[i] = !open || name == null || !name.startsWith(PROTECTION);
        }
        return match;
    }
}
