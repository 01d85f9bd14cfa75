package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that every link of the pages resolves, and that their tables list every setting and every event of the log. */
final class PagesTests {

    private static final Pattern EVENT = Pattern.compile("event=([a-z-]+)");
    private static final Pattern EVENT_ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (?:ERROR|WARN|INFO|DEBUG) \\|", Pattern.MULTILINE);

    private static final Pattern VERSION = Pattern.compile("<artifactId>stagedoor</artifactId>\\s*<version>([^<]+)");

    /** A line that begins with the path of a file, and the block of code below it. */
    private static final Pattern SHOWN_FILE = Pattern.compile(
            "^`([\\w-]+/[\\w./-]+\\.\\w+)`[^\\n]*:\\n\\n```\\w*\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static Stream<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToFilesAndHeadingsThatExist(Page page) {
        assertThat(page.links()).allSatisfy(link -> {
            var target = page.target(link);
            assertThat(target).exists();
            if (link.contains("#")) {
                assertThat(Page.at(target.toString()).anchors()).contains(link.replaceFirst(".*#", ""));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "docs/decisions"})
    void listsEachPageOfAFolderInItsReadme(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            assertThat(Page.at(folder + "/README.md").links())
                    .containsAll(files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/README.md" : ""))
                            .filter(name -> !name.equals("README.md"))
                            .toList());
        }
    }

    static Stream<Page> decisions() {
        return Page.all()
                .filter(page ->
                        page.path().startsWith("docs/decisions") && !page.path().endsWith("README.md"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void givesEachDecisionItsNumberContextAndConsequences(Page page) {
        int number = Integer.parseInt(page.path().getFileName().toString().substring(0, 4));

        assertThat(page.text()).startsWith("# " + number + ". ");
        assertThat(page.anchors()).contains("context", "decision", "consequences");
    }

    @Test
    void numbersTheDecisionsWithoutGaps() {
        assertThat(decisions().map(page -> page.path().getFileName().toString().substring(0, 4)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, (int) decisions().count())
                                .mapToObj(number -> String.format(Locale.ROOT, "%04d", number))
                                .toList());
    }

    /** Returns the files that a page shows below a line with their path, by path. */
    static Stream<Arguments> filesOfGettingStarted() {
        return SHOWN_FILE
                .matcher(Page.at("docs/getting-started.md").text())
                .results()
                .map(shown -> Arguments.of(shown.group(1), shown.group(2)));
    }

    @ParameterizedTest
    @MethodSource("filesOfGettingStarted")
    void showsTheFilesOfTheExamples(String path, String shown) throws IOException {
        assertThat(Files.readString(Path.of("examples").resolve(path))).isEqualTo(shown);
    }

    @Test
    void showsAllFilesOfTheExamplesThatAreNeededToServe() {
        assertThat(filesOfGettingStarted().map(file -> file.get()[0]))
                .containsExactlyInAnyOrder(
                        "java/pom.xml",
                        "java/src/main/java/com/example/Thermostat.java",
                        "java/src/main/java/com/example/ThermostatApplication.java",
                        "kotlin/pom.xml",
                        "kotlin/src/main/kotlin/com/example/Thermostat.kt",
                        "actor-jar/pom.xml",
                        "actor-jar/src/main/java/com/example/ThermostatAutoConfiguration.java",
                        "actor-jar/src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples/java/pom.xml",
                "examples/kotlin/pom.xml",
                "examples/actor-jar/pom.xml",
                "docs/dependencies.md"
            })
    void importsTheVersionOfThisBuild(String file) throws IOException {
        assertThat(versions(file)).isNotEmpty().containsOnly(versions("pom.xml").getFirst());
    }

    private static List<String> versions(String file) throws IOException {
        return VERSION.matcher(Files.readString(Path.of(file)))
                .results()
                .map(version -> version.group(1))
                .toList();
    }

    @Test
    void showsTheTestsOfTheExamples() throws IOException {
        var shown = Page.at("docs/testing.md").blocks("java");

        for (var test : List.of("ThermostatTests", "ThermostatApplicationTests", "SilentTests")) {
            assertThat(shown)
                    .contains(Files.readString(Path.of("examples/java/src/test/java/com/example", test + ".java")));
        }
    }

    @Test
    void keepsTheReadmeShort() {
        assertThat(Page.at("README.md").text().lines().count()).isBetween(120L, 160L);
    }

    @Test
    void listsEverySettingWithItsDefault() throws IOException {
        var settings = new ArrayList<String>();
        for (var resource : List.of("spring-configuration-metadata", "additional-spring-configuration-metadata")) {
            try (var metadata =
                    Objects.requireNonNull(PagesTests.class.getResourceAsStream("/META-INF/" + resource + ".json"))) {
                JsonMapper.shared()
                        .readTree(metadata)
                        .path("properties")
                        .valueStream()
                        .filter(property -> property.path("name").asString().startsWith("stagedoor."))
                        .forEach(property -> settings.add(row(property)));
            }
        }

        assertThat(Page.at("docs/settings.md")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("| `stagedoor."))
                        .map(PagesTests::normal))
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
    void listsEveryEventThatIsLogged() throws IOException {
        var sources = sources();
        var logged =
                EVENT.matcher(sources).results().map(event -> event.group(1)).collect(Collectors.toSet());

        var listed = eventsOf(Page.at("docs/operations.md"));

        assertThat(listed).containsAll(logged);
        assertThat(listed).allMatch(event -> logged.contains(event) || sources.contains('"' + event + '"'));
    }

    private static String sources() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Set<String> eventsOf(Page page) {
        return EVENT_ROW.matcher(page.text()).results().map(row -> row.group(1)).collect(Collectors.toSet());
    }
}
