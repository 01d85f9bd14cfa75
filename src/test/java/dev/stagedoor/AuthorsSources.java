package dev.stagedoor;

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

/** An author's project: an actor of its own, compiled against Stagedoor as any project would be. */
final class AuthorsSources {

    private static final String ACTOR = """
            package authors;

            import org.apache.pekko.actor.typed.*;
            import org.apache.pekko.actor.typed.javadsl.*;
            import org.apache.pekko.cluster.sharding.typed.javadsl.*;

            public final class Echo {
                public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "echo");
                public sealed interface Message {}
                public record Say(String text, ActorRef<Said> replyTo) implements Message {}
                public record Said(String text) {}

                static Behavior<Message> create() {
                    return Behaviors.receive(Message.class)
                            .onMessage(Say.class, say -> {
                                say.replyTo().tell(new Said(say.text()));
                                return Behaviors.same();
                            })
                            .build();
                }
            }
            """;

    private static final String CONFIGURATION = """
            package authors;

            import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
            import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
            import org.springframework.boot.autoconfigure.AutoConfiguration;
            import org.springframework.context.annotation.Bean;

            @AutoConfiguration
            public class EchoAutoConfiguration {
                @Bean
                Entity<Echo.Message, ShardingEnvelope<Echo.Message>> echo() {
                    return Entity.of(Echo.KEY, context -> Echo.create());
                }
            }
            """;

    private static final String APPLICATION = """
            package authors;

            import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
            import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            import org.springframework.context.annotation.Bean;

            @SpringBootApplication
            public class EchoApplication {
                public static void main(String[] args) {
                    SpringApplication.run(EchoApplication.class, args);
                }

                @Bean
                Entity<Echo.Message, ShardingEnvelope<Echo.Message>> echo() {
                    return Entity.of(Echo.KEY, context -> Echo.create());
                }
            }
            """;

    private AuthorsSources() {}

    /** Writes a jar of actors as the folder {@code actors/} takes it. */
    static void actorsJar(Path work, Path jar) throws IOException {
        var classes = compile(work, Map.of("Echo", ACTOR, "EchoAutoConfiguration", CONFIGURATION));
        var imports =
                classes.resolve("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        Files.createDirectories(imports.getParent());
        Files.writeString(imports, "authors.EchoAutoConfiguration\n");
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
        return compile(work, Map.of("Echo", ACTOR, "EchoApplication", APPLICATION));
    }

    private static Path compile(Path work, Map<String, String> sources) throws IOException {
        var classes = Files.createDirectories(work.resolve("classes"));
        var folder = Files.createDirectories(work.resolve("sources/authors"));
        for (var source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue());
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
                        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                                .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
