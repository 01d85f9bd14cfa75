package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.NodeModules;
import dev.stagedoor.testkit.fixture.Tool;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Compiles the clients that {@code openapi/generate} makes, and runs a scene with each of them. */
@ContractTest
final class SdkIT {

    private static final Path SCENES = Path.of("src/test/contract");

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

    private static Client client(String language) throws IOException, InterruptedException {
        return Client.generate(language, language, Path.of("openapi/stagedoor.yaml"));
    }

    @Test
    void playsTheSceneInJava() throws IOException, InterruptedException {
        var client = client("java");
        client.compile(SCENES.resolve("java/Scene.java"));

        var steps = Tool.run("java-scene", List.of(Client.java("java"), "-cp", client.javaClassPath(), "Scene", url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    @Test
    void playsTheSceneInTypeScript() throws IOException, InterruptedException {
        var client = client("typescript");
        client.compile();
        var scene = NodeModules.folder().resolve("typescript");
        var installed = NodeModules.folder().resolve("node_modules/stagedoor-client");
        Files.deleteIfExists(installed);
        Files.createSymbolicLink(installed, client.folder().toAbsolutePath());
        Tool.run("typescript-compilation", List.of(NodeModules.program("tsc"), "-p", scene.toString()));

        var steps = Tool.run(
                "typescript-scene", List.of("node", scene.resolve("scene.js").toString(), url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    @Test
    void playsTheSceneInPython() throws IOException, InterruptedException {
        var client = client("python");
        client.compile();

        var steps = Tool.run(
                "python-scene",
                Map.of("PYTHONPATH", client.folder().toString()),
                List.of(
                        Client.PYTHON,
                        "-W",
                        "error",
                        SCENES.resolve("python/scene.py").toString(),
                        url()));

        assertThat(withoutSeconds(steps)).isEqualTo(STEPS);
    }

    /** Replaces the seconds until the breaker closes, because they depend on how long the scene took. */
    private static String withoutSeconds(String steps) {
        return steps.replaceFirst("in \\d+ s", "in some s");
    }
}
