package dev.stagedoor.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of the chart's values, {@code values.schema.json}. */
final class Schema {

    private static final JsonNode ROOT = JsonMapper.shared().readTree(Chart.file("values.schema.json"));

    private Schema() {}

    /** Returns the schemas of the values that a user sets, by path: those without properties of their own. */
    static Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        collect("", ROOT, values);
        return values;
    }

    private static void collect(String path, JsonNode schema, Map<String, JsonNode> values) {
        if (!schema.has("properties")) {
            values.put(path, schema);
            return;
        }
        for (var property : schema.path("properties").properties()) {
            collect(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), values);
        }
    }

    /** Returns the paths of the groups of values; the empty path is the root. */
    static Stream<String> groups() {
        var groups = values().keySet().stream()
                .filter(path -> path.contains("."))
                .map(path -> path.substring(0, path.lastIndexOf('.')));
        return Stream.concat(Stream.of(""), groups).distinct();
    }

    /** Returns whether the value is a map whose keys the user chooses. */
    static boolean isFreeForm(JsonNode schema) {
        return "object".equals(schema.path("type").asString("")) || schema.has("allOf");
    }

    /** Returns values that set only the value at this path. */
    static Map<String, Object> with(String path, Object value) {
        int split = path.lastIndexOf('.');
        var inner = Map.of(path.substring(split + 1), value);
        return split < 0 ? inner : with(path.substring(0, split), inner);
    }
}
