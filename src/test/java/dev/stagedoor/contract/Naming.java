package dev.stagedoor.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds members of a value that a schema does not name, even if it allows them. */
final class Naming {

    private final ApiDocument document;
    private final Conformance conformance;

    Naming(ApiDocument document, Conformance conformance) {
        this.document = document;
        this.conformance = conformance;
    }

    /** Returns the paths of the members that the schema does not name. */
    List<String> unnamed(JsonNode schema, JsonNode value) {
        var found = new ArrayList<String>();
        visit(List.of(schema), value, "", found);
        return found;
    }

    private void visit(List<JsonNode> references, JsonNode value, String where, List<String> found) {
        var schemas =
                references.stream().flatMap(schema -> parts(schema, value)).toList();
        if (schemas.stream().anyMatch(Naming::isFree)) {
            return;
        }
        if (value.isArray()) {
            var items = schemas.stream()
                    .filter(schema -> schema.has("items"))
                    .map(schema -> schema.path("items"))
                    .toList();
            for (var item : value) {
                visit(items, item, where + "/*", found);
            }
        }
        value.properties().forEach(member -> {
            var name = member.getKey();
            var below = schemas.stream()
                    .map(schema -> schema.path("properties").has(name)
                            ? schema.path("properties").path(name)
                            : schema.path("additionalProperties"))
                    .filter(JsonNode::isObject)
                    .toList();
            if (below.isEmpty()) {
                found.add(where + "/" + name);
            } else {
                visit(below, member.getValue(), where + "/" + name, found);
            }
        });
    }

    /** Returns whether the schema deliberately allows any JSON. */
    private static boolean isFree(JsonNode schema) {
        if (schema.has("properties") || schema.has("items") || schema.has("const") || schema.has("enum")) {
            return false;
        }
        return Conformance.types(schema).isEmpty()
                || schema.path("additionalProperties").asBoolean(false);
    }

    /** Returns the schema and those of its alternatives that accept the value. */
    private Stream<JsonNode> parts(JsonNode reference, JsonNode value) {
        var schema = document.resolve(reference);
        var alternatives = Stream.of("oneOf", "anyOf", "allOf")
                .flatMap(keyword -> schema.path(keyword).valueStream())
                .filter(alternative -> conformance.accepts(alternative, value))
                .flatMap(alternative -> parts(alternative, value))
                .toList();
        return alternatives.isEmpty() ? Stream.of(schema) : Stream.concat(own(schema), alternatives.stream());
    }

    private static Stream<JsonNode> own(JsonNode schema) {
        return schema.has("properties") ? Stream.of(schema) : Stream.empty();
    }

    /** Returns the constants that the alternatives of a schema prescribe for a member. */
    static Set<String> constants(ApiDocument document, JsonNode reference, String member) {
        var schema = document.resolve(reference);
        var values = new HashSet<String>();
        var constant = document.resolve(schema.path("properties").path(member)).path("const");
        if (constant.isString()) {
            values.add(constant.asString());
        }
        Stream.of("oneOf", "anyOf", "allOf")
                .flatMap(keyword -> schema.path(keyword).valueStream())
                .forEach(alternative -> values.addAll(constants(document, alternative, member)));
        return values;
    }
}
