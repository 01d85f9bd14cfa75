package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.NodeModules;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uses Swagger UI in a browser. */
@ContractTest
final class SwaggerUiIT {

    private static final String CHROMIUM = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");

    @LocalServerPort
    private int port;

    @Test
    void sendsAMessageWithTheExampleThatThePageShows() throws IOException, InterruptedException {
        var script = NodeModules.folder().resolve("swagger-ui.mjs").toString();
        var screenshot = Path.of("target/screenshots/swagger-ui.png");
        Files.createDirectories(screenshot.getParent());

        var tried = Tool.run(
                "swagger-ui", List.of("node", script, CHROMIUM, "http://localhost:" + port, screenshot.toString()));

        assertThat(tried).matches("increment: 200 \\{\"count\":\\d+}\n");
        assertThat(screenshot).isNotEmptyFile();
    }
}
