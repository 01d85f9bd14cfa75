package dev.stagedoor.journal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Leaves out Spring Boot's data source if no JDBC driver is on the class path. Stagedoor brings the pool of connections,
 * because of which Spring Boot would insist on a database that an application without durable actors does not need.
 */
final class DataSourceFilter implements AutoConfigurationImportFilter {

    private static final String DATA_SOURCE = DataSourceAutoConfiguration.class.getName();

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        var match = new boolean[autoConfigurations.length];
        boolean driver = hasDriver();
        for (int i = 0; i < match.length; i++) {
            match[i] = driver || !DATA_SOURCE.equals(autoConfigurations[i]);
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
