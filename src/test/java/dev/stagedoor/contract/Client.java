package dev.stagedoor.contract;

import dev.stagedoor.testkit.fixture.NodeModules;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/**
 * Client that {@code openapi/generate} makes of a document, in {@code target/sdk}.
 *
 * @param language the language of the client
 * @param name the name of its folder
 */
record Client(String language, String name) {

    static final String PYTHON = Objects.requireNonNullElse(System.getenv("STAGEDOOR_PYTHON"), "python3");

    private static final Path SDK = Path.of("target/sdk");
    private static final String JDK =
            Path.of(System.getProperty("java.home"), "bin").toString();

    static Client generate(String language, String name, Path document) throws IOException, InterruptedException {
        var client = new Client(language, name);
        FileSystemUtils.deleteRecursively(client.folder());
        Tool.run(
                "generate-" + name,
                List.of("openapi/generate", language, client.folder().toString(), document.toString()));
        return client;
    }

    Path folder() {
        return SDK.resolve(name);
    }

    /** Returns a program of the JDK. */
    static String java(String program) {
        return JDK + "/" + program;
    }

    /** Returns the class path of a client in Java and of what it uses, once it was compiled. */
    String javaClassPath() {
        return SDK.resolve(name + "-classes") + System.getProperty("path.separator") + folder().resolve("target/lib/*");
    }

    /** Compiles the client together with further sources, in the way of its language. Warnings are errors. */
    void compile(Path... sources) throws IOException, InterruptedException {
        switch (language) {
            case "java" -> compileJava(sources);
            case "typescript" ->
                Tool.run(name + "-build", List.of(NodeModules.program("tsc"), "--strict", "-p", folder().toString()));
            default ->
                Tool.run(
                        name + "-compilation",
                        List.of(PYTHON, "-W", "error", "-m", "compileall", "-q", folder().toString()));
        }
    }

    private void compileJava(Path... sources) throws IOException, InterruptedException {
        Tool.run(
                name + "-build",
                List.of("mvn", "-B", "-q", "-ntp", "-f", folder().toString(), "package", "-Dmaven.javadoc.skip"));
        var classes = SDK.resolve(name + "-classes").toString();
        var compilation = new ArrayList<>(List.of(java("javac"), "-Xlint:all,-this-escape", "-Werror"));
        compilation.addAll(List.of("-cp", folder().resolve("target/lib") + "/*", "-d", classes));
        List.of(sources).forEach(source -> compilation.add(source.toString()));
        try (var files = Files.walk(folder().resolve("src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compilation::add);
        }
        Tool.run(name + "-compilation", compilation);
    }
}
