package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.BrowserScript;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uses Swagger UI in a browser. */
@ContractTest
final class SwaggerUiIT {

    @LocalServerPort
    private int port;

    @Test
    void sendsAMessageWithTheExampleThatThePageShows() throws IOException, InterruptedException {
        var screenshot = BrowserScript.SCREENSHOTS.resolve("swagger-ui.png");

        var tried = BrowserScript.run("swagger-ui", "http://localhost:" + port, screenshot.toString());

        assertThat(tried).matches("increment: 200 \\{\"count\":\\d+}\n");
        assertThat(screenshot).isNotEmptyFile();
    }
}
