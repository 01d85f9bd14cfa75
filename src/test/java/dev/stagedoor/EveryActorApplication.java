package dev.stagedoor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;

/**
 * Application of the worker processes when the gateway runs in the test JVM. It hosts the samples, or the actors of the
 * configuration classes that {@code --actors} names.
 */
public final class EveryActorApplication {

    private EveryActorApplication() {}

    /** Starts a worker process. */
    public static void main(String[] args) {
        var actors = Objects.requireNonNullElse(
                new DefaultApplicationArguments(args).getOptionValues("actors"), List.<String>of());
        var sources = Stream.concat(
                        Stream.of(StagedoorApplication.class.getName()),
                        actors.stream().filter(name -> !name.isEmpty()))
                .map(EveryActorApplication::named)
                .toArray(Class<?>[]::new);
        var application = new SpringApplication(sources);
        application.setDefaultProperties(Map.of("stagedoor.samples.enabled", Boolean.toString(sources.length == 1)));
        application.run(args);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
