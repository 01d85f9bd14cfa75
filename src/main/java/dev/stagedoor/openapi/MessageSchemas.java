package dev.stagedoor.openapi;

import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Splits the schemas of messages whose members a request carries in several places. */
final class MessageSchemas {

    private final ObjectNode definitions;
    private final UniqueNames names;
    private final Map<String, String> bodies = new HashMap<>();

    MessageSchemas(ObjectNode definitions, UniqueNames names) {
        this.definitions = definitions;
        this.names = names;
    }

    /** Describes a parameter by the schema of the message's member. */
    void describe(ObjectNode parameter, ObjectNode message, String member) {
        var schema = present(definition(message).path("properties").path(member).deepCopy());
        if (schema.path("description").isString()) {
            parameter.set("description", ((ObjectNode) schema).remove("description"));
        } else {
            parameter.put("description", "The member %s of the message.".formatted(member));
        }
        if (schema instanceof ObjectNode object && object.remove("examples") instanceof ArrayNode examples) {
            parameter.set("example", examples.path(0));
        }
        parameter.set("schema", isObject(schema) ? json(schema) : schema);
    }

    /** Returns the schema of a text that holds JSON, which is how a URL carries an object. */
    private ObjectNode json(JsonNode schema) {
        var text = definitions.objectNode();
        text.put("type", "string").put("contentMediaType", "application/json").set("contentSchema", schema);
        return text;
    }

    /** Describes a body that carries the members that are not {@code elsewhere}, with the author's example. */
    void body(ObjectNode media, ObjectNode message, List<String> elsewhere) {
        var schema = elsewhere.isEmpty() ? message : without(message, elsewhere);
        media.set("schema", schema);
        var example = example(definition(schema));
        if (example != null) {
            media.set("example", example);
        }
    }

    private ObjectNode without(ObjectNode message, List<String> elsewhere) {
        var whole = Components.name(message);
        if (!bodies.containsKey(whole)) {
            var rest = definition(message).deepCopy();
            elsewhere.forEach(rest.withObject("/properties")::remove);
            var required = rest.putArray("required");
            definition(message)
                    .path("required")
                    .valueStream()
                    .filter(member -> !elsewhere.contains(member.asString()))
                    .forEach(required::add);
            bodies.put(whole, names.of(whole + "Body"));
            definitions.set(bodies.get(whole), rest);
        }
        return Components.schema(bodies.get(whole));
    }

    /** Returns the author's example or else the examples of the members; null if a required member has none. */
    private static @Nullable JsonNode example(ObjectNode definition) {
        if (!definition.path("examples").isEmpty()) {
            return definition.path("examples").path(0);
        }
        var example = definition.objectNode();
        for (var entry : definition.path("properties").properties()) {
            var examples = entry.getValue().path("examples");
            if (!examples.isEmpty()) {
                example.set(entry.getKey(), examples.path(0));
            }
        }
        var complete = definition.path("required").valueStream().allMatch(member -> example.has(member.asString()));
        return complete && !example.isEmpty() ? example : null;
    }

    private ObjectNode definition(JsonNode schema) {
        return definitions.path(Components.name(schema)) instanceof ObjectNode definition
                ? definition
                : definitions.objectNode();
    }

    /** Returns the schema without null: a URL cannot carry null, only leave a member out. */
    private static JsonNode present(JsonNode schema) {
        if (schema.path("type") instanceof ArrayNode types) {
            var others = types.valueStream()
                    .filter(type -> !type.asString().equals("null"))
                    .toList();
            if (others.size() == 1) {
                ((ObjectNode) schema).set("type", others.getFirst());
            }
        }
        if (schema.path("anyOf") instanceof ArrayNode choices) {
            var others = choices.valueStream()
                    .filter(choice -> !choice.path("type").asString("").equals("null"))
                    .toList();
            if (others.size() == 1 && schema.size() == 1) {
                return others.getFirst();
            }
        }
        return schema;
    }

    private boolean isObject(JsonNode schema) {
        return schema.has("$ref")
                ? isObject(definition(schema))
                : schema.path("type").asString("").equals("object") || schema.has("oneOf");
    }
}
