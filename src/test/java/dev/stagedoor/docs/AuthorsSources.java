package dev.stagedoor.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Sources of an author's project: the classes that a page shows, compiled against Stagedoor. */
public final class AuthorsSources {

    private static final Pattern NAME =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record) (\\w+)", Pattern.MULTILINE);

    private AuthorsSources() {}

    /** Writes a jar of actors for the folder {@code actors/}. */
    public static void actorsJar(Path work, Path jar) throws IOException {
        var classes = compile(work, List.of(source("Thermostat"), source("ThermostatAutoConfiguration")));
        var imports =
                classes.resolve("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        Files.createDirectories(imports.getParent());
        Files.writeString(imports, "com.example.ThermostatAutoConfiguration\n");
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    /** Compiles a Spring Boot application, and returns the folder of its classes. */
    public static Path application(Path work) throws IOException {
        return compile(work, List.of(source("Thermostat"), source("ThermostatApplication")));
    }

    /** Returns a source that docs/getting-started.md shows. */
    private static String source(String name) {
        return Page.at("docs/getting-started.md").blocks("java").stream()
                .filter(source -> name(source).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Compiles sources of the package {@code com.example}, and returns the folder of their classes. */
    static Path compile(Path work, List<String> sources) throws IOException {
        var classes = Files.createDirectories(work.resolve("classes"));
        var folder = Files.createDirectories(work.resolve("sources/com/example"));
        var command = new ArrayList<>(
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"));
        for (var source : sources) {
            var file = folder.resolve(name(source) + ".java");
            Files.writeString(file, source);
            command.add(file.toString());
        }
        var status = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the author's sources do not compile");
        }
        return classes;
    }

    private static String name(String source) {
        return NAME.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a class path of the jar and all libraries, without folders of classes. */
    public static String classPathWith(Path jar) {
        return Stream.concat(
                        Stream.of(jar.toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
