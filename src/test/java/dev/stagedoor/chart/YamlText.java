package dev.stagedoor.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads and writes YAML 1.1, as Helm and Kubernetes do. Refuses duplicate keys. */
final class YamlText {

    private YamlText() {}

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    static Map<String, Object> read(String text) {
        Map<String, Object> values = yaml().load(text);
        return values == null ? Map.of() : values;
    }

    /** Returns the documents of a stream that are not empty. */
    static Stream<Map<String, Object>> readAll(String text) {
        return StreamSupport.stream(yaml().loadAll(text).spliterator(), false)
                .filter(Map.class::isInstance)
                .map(YamlText::map);
    }

    static String write(Map<String, Object> values) {
        return yaml().dump(values);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** Merges values as Helm does: the second override the first. */
    static Map<String, Object> merge(Map<String, Object> first, Map<String, Object> second) {
        var merged = new LinkedHashMap<>(first);
        second.forEach((key, given) -> merged.put(
                key,
                merged.get(key) instanceof Map<?, ?> old && given instanceof Map
                        ? merge(map(old), map(given))
                        : given));
        return merged;
    }
}
