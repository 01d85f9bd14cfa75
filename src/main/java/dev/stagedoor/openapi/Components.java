package dev.stagedoor.openapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** References to the components that operations of a document share. */
final class Components {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Components() {}

    static ObjectNode parameter(String name) {
        return reference("parameters", name);
    }

    static ObjectNode header(String name) {
        return reference("headers", name);
    }

    static ObjectNode schema(String name) {
        return reference("schemas", name);
    }

    static ObjectNode response(String name) {
        return reference("responses", name);
    }

    static ObjectNode example(String name) {
        return reference("examples", name);
    }

    /** Returns the name of the component that a reference points to. */
    static String name(JsonNode reference) {
        var path = reference.path("$ref").asString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static ObjectNode reference(String kind, String name) {
        return MAPPER.createObjectNode().put("$ref", "#/components/%s/%s".formatted(kind, name));
    }
}
