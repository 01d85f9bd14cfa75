package dev.stagedoor.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;

/**
 * Adds {@code defaults.properties}, and {@code embedded-database.properties} if SQLite is on the class path, with the
 * lowest precedence, so that every property the user sets overrides them. The files are not named
 * {@code application.properties}, because an application that depends on Stagedoor may have its own, and one would hide
 * the other.
 */
public final class StagedoorDefaults implements EnvironmentPostProcessor {

    private static final String SQLITE = "org.sqlite.JDBC";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = properties("defaults");
        if (ClassUtils.isPresent(SQLITE, application.getClassLoader())) {
            defaults.putAll(properties("embedded-database"));
        }
        environment.getPropertySources().addLast(new PropertiesPropertySource("stagedoor-defaults", defaults));
    }

    private static Properties properties(String file) {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource(file + ".properties", StagedoorDefaults.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
