package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests that every value has a default, bounds, a description in the schema, and a row in the chart's README. */
final class ChartValuesTests {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    /** Returns the defaults by path. */
    private static Map<String, Object> defaults() {
        var defaults = new LinkedHashMap<String, Object>();
        collect("", YamlText.read(Chart.file("values.yaml")), defaults);
        return defaults;
    }

    private static void collect(String prefix, Map<String, Object> values, Map<String, Object> defaults) {
        values.forEach((key, value) -> {
            var path = prefix + key;
            var schema = Schema.values().get(path);
            if (value instanceof Map && (schema == null || !Schema.isFreeForm(schema))) {
                collect(path + ".", YamlText.map(value), defaults);
            } else {
                defaults.put(path, value);
            }
        });
    }

    @Test
    void areTheSameInDefaultsAndSchema() {
        assertThat(defaults().keySet())
                .containsExactlyElementsOf(Schema.values().keySet());
    }

    @Test
    void haveADescription() {
        assertThat(Schema.values())
                .allSatisfy((path, schema) ->
                        assertThat(schema.path("description").asString("")).matches("[A-Z`].*\\."));
    }

    @Test
    void haveBoundsWhenTheyAreNumbers() {
        assertThat(Schema.values().values())
                .filteredOn(schema -> schema.path("type").toString().contains("integer"))
                .isNotEmpty()
                .allMatch(schema -> schema.has("minimum") && schema.has("maximum"));
    }

    @Test
    void haveARowInTheReadme() {
        var rows = defaults().entrySet().stream().map(ChartValuesTests::row);

        assertThat(Chart.file("README.md").lines().filter(line -> line.matches("\\| `[a-z][A-Za-z.]*` \\|.*")))
                .containsExactlyElementsOf(rows.toList());
    }

    private static String row(Map.Entry<String, Object> value) {
        var schema = Schema.values().get(value.getKey());
        var sentence = schema == null ? "" : schema.path("description").asString("");
        return "| `%s` | `%s` | %s |"
                .formatted(value.getKey(), JsonMapper.shared().writeValueAsString(value.getValue()), sentence);
    }

    static Stream<String> examples() {
        return Stream.of(Chart.file("README.md"), page("security"), page("kubernetes"))
                .flatMap(text -> EXAMPLE.matcher(text).results())
                .map(match -> match.group(1));
    }

    private static String page(String name) {
        try {
            return Files.readString(Path.of("docs", name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void renderAsThePagesShowThem(String example) {
        assertThat(Chart.render(example).objects()).isNotEmpty();
    }

    @Test
    void haveExamplesInThePages() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10);
    }
}
