package dev.stagedoor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;

/** Sources of an author's project, compiled against Stagedoor. */
public final class AuthorsSources {

    private static final Pattern NAME =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record) (\\w+)", Pattern.MULTILINE);

    private AuthorsSources() {}

    /** Writes the jar of the example {@code actor-jar}. */
    public static void actorsJar(Path work, Path jar) throws IOException {
        var example = Path.of("examples/actor-jar/src/main");
        List<String> sources;
        try (var files = Files.walk(example.resolve("java"))) {
            sources =
                    files.filter(Files::isRegularFile).map(AuthorsSources::read).toList();
        }
        var classes = compile(work, sources);
        FileSystemUtils.copyRecursively(example.resolve("resources"), classes);
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
