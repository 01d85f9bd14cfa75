package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the {@code @JsonAlias} names of record components to a schema. Each name becomes a property, and at most one
 * name of a component may be given.
 */
final class AliasSchemas {

    private AliasSchemas() {}

    static void complete(ObjectNode schema, Class<?> type) {
        if (type.isRecord() && schema.path("properties").isObject()) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getAccessor().isAnnotationPresent(JsonAlias.class))
                    .forEach(component -> complete(schema, component));
        }
    }

    private static void complete(ObjectNode schema, RecordComponent component) {
        var name = name(component);
        var aliases = component.getAccessor().getAnnotation(JsonAlias.class).value();
        var properties = schema.withObject("/properties");
        if (!properties.has(name) || Arrays.stream(aliases).allMatch(properties::has)) {
            return;
        }
        for (var alias : aliases) {
            properties.set(alias, properties.get(name).deepCopy());
        }
        var required = schema.withArray("/required");
        boolean isRequired =
                required.valueStream().anyMatch(member -> member.asString().equals(name));
        required.removeIf(member -> member.asString().equals(name));
        if (required.isEmpty()) {
            schema.remove("required");
        }
        var oneOf = schema.withArray("/allOf").addObject().putArray("oneOf");
        Stream.concat(Stream.of(name), Arrays.stream(aliases))
                .forEach(alternative -> oneOf.addObject().putArray("required").add(alternative));
        if (!isRequired) {
            var anyName = oneOf.addObject().putObject("not").putArray("anyOf");
            Stream.concat(Stream.of(name), Arrays.stream(aliases))
                    .forEach(alternative ->
                            anyName.addObject().putArray("required").add(alternative));
        }
    }

    private static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }
}
