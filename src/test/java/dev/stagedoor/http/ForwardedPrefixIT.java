package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A service with a base path, behind a proxy that takes a prefix away. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=forwarded-prefix",
            "spring.webflux.base-path=/base",
            "server.forward-headers-strategy=framework"
        })
final class ForwardedPrefixIT {

    @LocalServerPort
    private int port;

    private HttpResponse<String> send(String method, String path, String prefix) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("X-Forwarded-Prefix", prefix)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @CsvSource({"/outside,/outside/base", "/base,/base/base", "/,/base", "'/one,/two',/one/two/base"})
    void putsThePrefixBeforeTheBasePath(String prefix, String expected) throws Exception {
        var started = send("POST", "/base/actors/counter", prefix);

        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        assertThat(started.headers().firstValue("Location").orElseThrow()).startsWith(expected + "/actors/counter/");
    }

    @Test
    void servesPagesBelowBoth() throws Exception {
        assertThat(send("GET", "/base/console/", "/outside").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/base/actors/counter", "/outside").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/actors/counter", "/outside").statusCode()).isEqualTo(404);
    }

    @Test
    void namesBothAsTheServerOfTheDocument() throws Exception {
        var document = JsonMapper.shared()
                .readTree(send("GET", "/base/v3/api-docs", "/outside").body());

        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/outside/base");
    }
}
