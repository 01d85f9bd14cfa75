package dev.stagedoor.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Properties of Stagedoor and its libraries, as the metadata that they provide for editors describes them. */
final class Metadata {

    private static final Map<String, JsonNode> BY_NAME = read();

    private Metadata() {}

    private static Map<String, JsonNode> read() {
        var properties = new HashMap<String, JsonNode>();
        for (var name : List.of("spring-configuration-metadata", "additional-spring-configuration-metadata")) {
            for (var file : files("META-INF/" + name + ".json")) {
                try (InputStream content = file.openStream()) {
                    JsonMapper.shared()
                            .readTree(content)
                            .path("properties")
                            .forEach(property ->
                                    properties.putIfAbsent(property.path("name").asString(), property));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return properties;
    }

    private static List<URL> files(String name) {
        try {
            return Collections.list(Metadata.class.getClassLoader().getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the property that an environment variable sets; a missing node if there is none. */
    static JsonNode ofVariable(String variable) {
        return BY_NAME.values().stream()
                .filter(property -> variable(property.path("name").asString()).equals(variable))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static String defaultOf(String property) {
        return BY_NAME.getOrDefault(property, JsonMapper.shared().missingNode())
                .path("defaultValue")
                .asString();
    }
}
