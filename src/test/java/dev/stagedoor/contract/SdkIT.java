package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Compiles the clients that {@code openapi/generate} makes, and runs a scene with each of them. */
@ContractTest
final class SdkIT {

    private static final Path SDK = Path.of("target/sdk");
    private static final Path SCENES = Path.of("src/test/contract");
    private static final String JDK =
            Path.of(System.getProperty("java.home"), "bin").toString();
    private static final String PYTHON = Objects.requireNonNullElse(System.getenv("STAGEDOOR_PYTHON"), "python3");

    private static final String STEPS = """
            increment: the count is 5
            refusal: there is 0 of 100
            validation: /by must be greater than 0
            timeout: executed is unknown
            circuit: ask again in some s
            tell: the count is 0
            explicit URL: the balance is 100
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    /** Each scene leaves the breaker open. */
    @BeforeEach
    void closeTheBreaker() {
        breakers.circuitBreaker("stunt").reset();
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static Path generated(String language) throws IOException, InterruptedException {
        var client = SDK.resolve(language);
        FileSystemUtils.deleteRecursively(client);
        Tool.run("generate-" + language, List.of("openapi/generate", language, client.toString()));
        return client;
    }

    @Test
    void playsTheSceneInJava() throws IOException, InterruptedException {
        var client = generated("java");
        Tool.run(
                "java-build",
                List.of("mvn", "-B", "-q", "-ntp", "-f", client.toString(), "package", "-Dmaven.javadoc.skip"));
        var classes = SDK.resolve("java-classes");
        var classPath = client.resolve("target/lib") + "/*";
        var compilation = new ArrayList<>(List.of(JDK + "/javac", "-Xlint:all,-this-escape", "-Werror"));
        compilation.addAll(List.of("-cp", classPath, "-d", classes.toString()));
        compilation.add(SCENES.resolve("java/Scene.java").toString());
        compilation.addAll(sources(client.resolve("src/main/java")));
        Tool.run("java-compilation", compilation);

        var steps = Tool.run(
                "java-scene", List.of(JDK + "/java", "-cp", classes + File.pathSeparator + classPath, "Scene", url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    private static List<String> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
    }

    @Test
    void playsTheSceneInTypeScript() throws IOException, InterruptedException {
        var client = generated("typescript");
        var scene = NodeModules.folder().resolve("typescript");
        var tsc = NodeModules.program("tsc");
        Tool.run("typescript-build", List.of(tsc, "--strict", "-p", client.toString()));
        var installed = NodeModules.folder().resolve("node_modules/stagedoor-client");
        Files.deleteIfExists(installed);
        Files.createSymbolicLink(installed, client.toAbsolutePath());
        Tool.run("typescript-compilation", List.of(tsc, "-p", scene.toString()));

        var steps = Tool.run(
                "typescript-scene", List.of("node", scene.resolve("scene.js").toString(), url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    @Test
    void playsTheSceneInPython() throws IOException, InterruptedException {
        var client = generated("python");
        var environment = Map.of("PYTHONPATH", client.toString());
        Tool.run("python-compilation", List.of(PYTHON, "-W", "error", "-m", "compileall", "-q", client.toString()));

        var steps = Tool.run(
                "python-scene",
                environment,
                List.of(PYTHON, "-W", "error", SCENES.resolve("python/scene.py").toString(), url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    /** Replaces the seconds until the breaker closes, because they depend on how long the scene took. */
    private static String withoutSeconds(String steps) {
        return steps.replaceFirst("in \\d+ s", "in some s");
    }
}
