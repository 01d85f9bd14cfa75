package dev.stagedoor.journal.database;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Leaves out Spring Boot's data source if no JDBC driver is on the class path and no URL is set. Stagedoor brings the
 * connection pool, because of which Spring Boot would insist on a database. An application without durable actors does
 * not need one.
 */
final class DataSourceFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String DATA_SOURCE = DataSourceAutoConfiguration.class.getName();

    private static final String URL = "spring.datasource.url";

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        var match = new boolean[autoConfigurations.length];
        boolean wanted = environment.containsProperty(URL) || hasDriver();
        for (int i = 0; i < match.length; i++) {
            match[i] = wanted || !DATA_SOURCE.equals(autoConfigurations[i]);
        }
        return match;
    }

    private static boolean hasDriver() {
        return Arrays.stream(DatabaseDriver.values())
                .map(DatabaseDriver::getDriverClassName)
                .filter(Objects::nonNull)
                .anyMatch(driver -> ClassUtils.isPresent(driver, null));
    }
}
