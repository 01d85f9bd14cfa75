package dev.stagedoor.start;

import java.io.PrintStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Banner that tells where the service, its pages and its data are. An application's own {@code banner.txt} takes
 * precedence.
 */
public final class StartBanner implements EnvironmentPostProcessor, Banner {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        application.setBanner(this);
    }

    @Override
    public void printBanner(Environment environment, @Nullable Class<?> application, PrintStream out) {
        var places = new Places(environment);
        out.printf("""

                Stagedoor %s, base %s
                URL         %s
                Console     %s
                Swagger UI  %s
                Data        %s

                """, version(), places.base(), places.url(), places.console(), places.swaggerUi(), places.data());
    }

    private static String version() {
        return Objects.requireNonNullElse(StartBanner.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
