package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Compares the committed document with the one that the service serves; {@code -Dopenapi=write} updates it first. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.samples.enabled=true")
final class DocumentIT {

    private static final Path COMMITTED = Path.of("openapi", "stagedoor.yaml");

    @LocalServerPort
    private int port;

    private String served() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs.yaml"))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    @Test
    void isCommittedAsTheServiceServesIt() throws IOException, InterruptedException {
        if (System.getProperty("openapi", "check").equals("write")) {
            Files.writeString(COMMITTED, served());
        }

        assertThat(Files.readString(COMMITTED))
                .as("%s, which `mvn verify -Dopenapi=write` updates", COMMITTED)
                .isEqualTo(served());
    }
}
