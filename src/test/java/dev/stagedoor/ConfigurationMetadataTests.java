package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metadata by which an IDE completes the keys of the configuration. */
final class ConfigurationMetadataTests {

    private static List<JsonNode> all(String kind) throws IOException {
        try (var own = resource("additional-spring-configuration-metadata");
                var processed = resource("spring-configuration-metadata")) {
            return Stream.of(own, processed)
                    .map(JsonMapper.shared()::readTree)
                    .flatMap(metadata -> metadata.path(kind).valueStream())
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                ConfigurationMetadataTests.class.getResourceAsStream("/META-INF/" + name + ".json"));
    }

    private static Stream<String> names(List<JsonNode> nodes) {
        return nodes.stream().map(node -> node.path("name").asString());
    }

    @Test
    void describesEveryKeyWithItsType() throws IOException {
        assertThat(all("properties")).hasSizeGreaterThan(40).allSatisfy(property -> {
            assertThat(property.path("description").asString())
                    .as(property.toString())
                    .isNotBlank();
            assertThat(property.path("type").asString()).as(property.toString()).isNotBlank();
        });
    }

    @Test
    void hintsAtKeysThatExist() throws IOException {
        var keys = names(all("properties")).toList();

        assertThat(names(all("hints"))).isNotEmpty().allMatch(keys::contains);
    }

    @Test
    void describesEveryValueThatItHints() throws IOException {
        assertThat(all("hints").stream().flatMap(hint -> hint.path("values").valueStream()))
                .isNotEmpty()
                .allSatisfy(value ->
                        assertThat(value.path("description").asString()).isNotBlank());
    }
}
