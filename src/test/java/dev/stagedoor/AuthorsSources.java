package dev.stagedoor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** An author's project: the README's actor, compiled against Stagedoor as any project would be. */
public final class AuthorsSources {

    private static final String IMPORTS = """
            package authors;

            import jakarta.validation.constraints.*;
            import org.apache.pekko.actor.typed.*;
            import org.apache.pekko.actor.typed.javadsl.*;
            import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
            import org.apache.pekko.cluster.sharding.typed.javadsl.*;
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.*;
            import org.springframework.context.annotation.Bean;

            """;

    private static final String APPLICATION = """
            @SpringBootApplication
            public class ThermostatApplication {
                public static void main(String[] args) {
                    SpringApplication.run(ThermostatApplication.class, args);
                }

                @Bean
                Entity<Thermostat.Message, ShardingEnvelope<Thermostat.Message>> thermostat() {
                    return Entity.of(Thermostat.KEY, context -> Thermostat.set(20));
                }
            }
            """;

    private AuthorsSources() {}

    /** Writes a jar of actors as the folder {@code actors/} takes it. */
    public static void actorsJar(Path work, Path jar) throws IOException {
        var classes = compile(
                work, Map.of("Thermostat", readme("Thermostat"), "ThermostatAutoConfiguration", readme("@Auto")));
        var imports =
                classes.resolve("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        Files.createDirectories(imports.getParent());
        Files.writeString(imports, "authors.ThermostatAutoConfiguration\n");
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    /** Compiles a Spring Boot application; returns the folder of its classes. */
    static Path application(Path work) throws IOException {
        return compile(work, Map.of("Thermostat", readme("Thermostat"), "ThermostatApplication", APPLICATION));
    }

    /** One of the two classes that the README shows. */
    private static String readme(String which) throws IOException {
        var code = Files.readString(Path.of("README.md")).split("```java\\n|```\\n\\nThere", -1)[1];
        int configuration = code.indexOf("@AutoConfiguration");
        return which.startsWith("@") ? code.substring(configuration) : code.substring(0, configuration);
    }

    private static Path compile(Path work, Map<String, String> sources) throws IOException {
        var classes = Files.createDirectories(work.resolve("classes"));
        var folder = Files.createDirectories(work.resolve("sources/authors"));
        for (var source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey() + ".java"), IMPORTS + source.getValue());
        }
        var options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        var files = sources.keySet().stream()
                .map(name -> folder.resolve(name + ".java").toString());
        var status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, Stream.concat(options.stream(), files).toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the author's sources do not compile");
        }
        return classes;
    }

    /** The class path of an application that has the jar, and all it needs, but no classes from elsewhere. */
    static String classPathWith(Path jar) {
        return Stream.concat(
                        Stream.of(jar.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
