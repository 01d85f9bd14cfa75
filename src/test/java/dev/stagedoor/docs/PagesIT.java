package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the service answers as the pages say. */
@Tag("bases")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=pages"})
final class PagesIT {

    @LocalServerPort
    private int port;

    static Stream<Page> pages() {
        return Page.all().filter(page -> !CurlLine.of(page).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void answersTheCurlLinesOfAPageAsItSays(Page page) throws IOException, InterruptedException {
        var softly = new SoftAssertions();
        for (var line : CurlLine.of(page)) {
            var output = line.run(port);
            softly.assertThat(line.matches(output))
                    .as("%s\nsays  %s %s\ngives %s", line.command(), line.status(), line.body(), output)
                    .isTrue();
        }
        softly.assertAll();
    }

    @Test
    void hasCurlLinesOnMostPages() {
        assertThat(pages()).hasSizeGreaterThan(6);
    }

    @Test
    void listsEveryProblem() throws IOException, InterruptedException {
        var page = Page.at("docs/problems.md").text();
        var rows = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/problems"))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            for (var problem : JsonMapper.shared().readTree(answer.body()).path("problems")) {
                rows.add("`%s` | %s | %s"
                        .formatted(
                                problem.path("type").asString().replace("/problems/", ""),
                                problem.path("status").asInt(),
                                problem.path("meaning").asString()));
            }
        }

        assertThat(page.lines()
                        .filter(line -> line.matches("\\| `[a-z-]+` \\| \\d{3} \\|.*"))
                        .map(line ->
                                line.replaceFirst("\\| (no|yes|unknown) ", "").replaceAll("^\\| | \\|$", "")))
                .containsExactlyElementsOf(rows);
    }
}
