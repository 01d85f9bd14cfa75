package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the README true: its curl lines, its problems, its settings, its files. */
@Tag("bases")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=readme"})
final class ReadmeIT {

    private static final Pattern CURL = Pattern.compile("^(curl .*?) +# (\\d{3}) ?(.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([A-Za-z./]+)\\)");
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void answersItsCurlLinesAsItSays() throws IOException, InterruptedException {
        var lines = CURL.matcher(readme()).results().toList();
        var softly = new SoftAssertions();
        for (var line : lines) {
            var output = run(line.group(1).replace("localhost:8080", "localhost:" + port));
            int split = output.lastIndexOf('\n');
            softly.assertThat(output.substring(split + 1)).as(line.group(1)).isEqualTo(line.group(2));
            softly.assertThat(matches(line.group(3), output.substring(0, split)))
                    .as(line.group(1) + "\nsays  " + line.group(3) + "\ngives " + output)
                    .isTrue();
        }
        softly.assertAll();
        assertThat(lines).hasSizeGreaterThan(20);
    }

    private String run(String curl) throws IOException, InterruptedException {
        var script = "A=localhost:%d/actors; %s -sS --max-time 20 -w '\\n%%{http_code}'".formatted(port, curl);
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Whether the answer is what the line says; an ellipsis stands for whatever else there is. */
    private static boolean matches(String said, String given) {
        if (said.isEmpty()) {
            return given.isEmpty();
        }
        var whole = JSON.readTree(said.replace(",…}", "}").replace("[…]", "[]"));
        var actual = JSON.readTree(given);
        return said.contains("…") ? isPartOf(whole, actual) : whole.equals(actual);
    }

    private static boolean isPartOf(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(entry ->
                            whole.has(entry.getKey()) && isPartOf(entry.getValue(), whole.get(entry.getKey())));
        }
        return (part.isArray() && part.isEmpty()) ? whole.isArray() : part.equals(whole);
    }

    @Test
    void listsTheProblemsThatThereAre() throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        for (var problem : get("/problems").path("problems")) {
            rows.add("| `%s` | %d | "
                    .formatted(
                            problem.path("type").asString().replace("/problems/", ""),
                            problem.path("status").asInt()));
            assertThat(readme()).contains("| " + problem.path("meaning").asString() + " |");
        }
        assertThat(readme().lines()
                        .filter(line -> line.matches("\\| `[a-z-]+` \\| \\d{3} \\|.*"))
                        .map(line -> line.replaceFirst("(no|yes|unknown) \\|.*", "")))
                .containsExactlyElementsOf(rows);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Test
    void listsTheSettingsThatThereAre() throws IOException {
        var settings = new ArrayList<String>();
        for (var resource : List.of("spring-configuration-metadata", "additional-spring-configuration-metadata")) {
            try (var metadata = ReadmeIT.class.getResourceAsStream("/META-INF/" + resource + ".json")) {
                JSON.readTree(metadata).path("properties").forEach(property -> settings.add(row(property)));
            }
        }

        assertThat(readme().lines()
                        .filter(line -> line.startsWith("| `stagedoor."))
                        .map(ReadmeIT::normal))
                .containsExactlyInAnyOrderElementsOf(
                        settings.stream().distinct().toList());
    }

    private static String row(JsonNode property) {
        var name = property.path("name").asString();
        var description = property.path("description").asString().replaceAll("\\{@code ([^}]*)}", "$1");
        return normal("| `%s` | `%s` | `%s` | %s |"
                .formatted(
                        name,
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                        shown(property.path("defaultValue")),
                        description));
    }

    private static String shown(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString();
    }

    private static String normal(String row) {
        return row.toLowerCase(Locale.ROOT).replace(". |", " |");
    }

    @Test
    void leadsToFilesThatExist() throws IOException {
        assertThat(LINK.matcher(readme()).results().map((MatchResult link) -> Path.of(link.group(1))))
                .isNotEmpty()
                .allMatch(Files::exists);
    }
}
