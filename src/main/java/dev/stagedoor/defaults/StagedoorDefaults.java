package dev.stagedoor.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Adds the properties file beside it below everything the user sets. It is not an {@code application.properties}, so that
 * it neither hides nor is hidden by that of an application which has Stagedoor as a dependency.
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
