package dev.stagedoor.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether a schema names every member of a value, whatever it lets in besides. */
final class Naming {

    private final ApiDocument document;
    private final Conformance conformance;

    Naming(ApiDocument document, Conformance conformance) {
        this.document = document;
        this.conformance = conformance;
    }

    /** The members that the schema does not name, by where they are. */
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

    /** A schema that says nothing on purpose: any JSON may be there. */
    private static boolean isFree(JsonNode schema) {
        if (schema.has("properties") || schema.has("items") || schema.has("const") || schema.has("enum")) {
            return false;
        }
        return Conformance.types(schema).isEmpty()
                || schema.path("additionalProperties").asBoolean(false);
    }

    /** The schema and those of its alternatives that the value is of. */
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

    /** The values that a member is held to by any alternative of a schema. */
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
