package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console below a base path. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=console",
            "spring.webflux.base-path=/base"
        })
final class ConsoleIT {

    private static final String CONSOLE = "/base/console/";

    @LocalServerPort
    private int port;

    private JsonNode overview() {
        var answered = new Requests(port).get(CONSOLE + "overview");
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answered.body());
    }

    @Test
    void redirectsToTheFolderByARelativeLink() {
        var answered = new Requests(port).get("/base/console");

        assertThat(answered.status()).isEqualTo(303);
        assertThat(answered.header("Location")).contains("console/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html", "main.js", "console.css"})
    void letsItsFilesLoadNothingFromElsewhere(String file) {
        var answered = new Requests(port).get(CONSOLE + file);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answered.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "ConsoleFiles.class", "..%2Fapplication.yaml", "%2e%2e%2fmain.js"})
    void servesNoOtherFiles(String file) {
        new Requests(port).get(CONSOLE + file).problem(404, "/problems/unknown-path");
    }

    @Test
    void tellsHowTheServiceIs() {
        new Requests(port).get("/base/actors/counter/" + Requests.freshId() + "/count");

        var overview = overview();

        assertThat(overview.at("/service/base").stringValue()).isEqualTo("local");
        assertThat(overview.at("/service/state").stringValue()).isEqualTo("up");
        assertThat(overview.get("types")
                        .valueStream()
                        .map(type -> type.get("type").stringValue()))
                .contains("counter", "account");
        assertThat(overview.at("/processes/0/state").stringValue()).isEqualTo("up");
        assertThat(overview.at("/processes/0/leader").booleanValue()).isTrue();
        assertThat(overview.at("/processes/0/memory/used").longValue()).isPositive();
    }

    @Test
    void sendsAnOverviewEachSecond() throws IOException {
        var connection = URI.create("http://localhost:" + port + CONSOLE + "events")
                .toURL()
                .openConnection();
        connection.setReadTimeout(30_000);
        List<String> events;
        try (var reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            events = Stream.generate(() -> line(reader))
                    .filter(line -> !line.isEmpty())
                    .limit(4)
                    .toList();
        }

        assertThat(connection.getContentType()).startsWith("text/event-stream");
        assertThat(connection.getHeaderField("X-Accel-Buffering")).isEqualTo("no");
        assertThat(events.get(0)).isEqualTo("event:overview");
        assertThat(events.get(1)).startsWith("data:{\"time\":");
        assertThat(events.get(2)).isEqualTo("event:overview");
        assertThat(events.get(3)).startsWith("data:{\"time\":").isNotEqualTo(events.get(1));
    }

    @Test
    void endsEachStreamSoThatTheCallerIsJudgedAnew() throws IOException {
        var connection = URI.create("http://localhost:" + port + CONSOLE + "events")
                .toURL()
                .openConnection();
        connection.setReadTimeout(30_000);
        int events = 0;
        try (var reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                events++;
                assertThat(events).isLessThan(1_000);
            }
        }

        assertThat(events).isPositive();
    }

    private static String line(BufferedReader reader) {
        try {
            return String.valueOf(reader.readLine());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
