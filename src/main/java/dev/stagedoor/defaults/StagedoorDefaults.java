package dev.stagedoor.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Adds {@code defaults.properties} with the lowest precedence, so that every property the user sets overrides it. The
 * file is not named {@code application.properties}, because an application that depends on Stagedoor may have its own,
 * and one would hide the other.
 */
public final class StagedoorDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            "stagedoor-defaults", new ClassPathResource(FILE, StagedoorDefaults.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
