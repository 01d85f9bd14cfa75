package dev.stagedoor.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema with the definitions that it refers to. */
record Described(ObjectNode schema, ObjectNode definitions) {

    static Described message(Class<?> message) {
        var schemas = new Schemas("$defs");
        var schema = schemas.message(Reading.operation(message));
        return new Described(schema, schemas.definitions());
    }

    static Described variant(Class<?> message, int variant) {
        var reply = Reading.operation(message).reply().orElseThrow();
        var schemas = new Schemas("$defs");
        var schema = schemas.variants(reply, List.of(reply.variants().get(variant)));
        return new Described(schema, schemas.definitions());
    }

    boolean accepts(String json) {
        return accepts(ProtocolJson.mapper(List.of()).readTree(json));
    }

    boolean accepts(JsonNode json) {
        return new SchemaChecker(definitions).accepts(schema, json);
    }
}
