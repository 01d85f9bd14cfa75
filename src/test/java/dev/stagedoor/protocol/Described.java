package dev.stagedoor.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** Fails unless the schema accepts exactly those of the examples that decode, and at least one. */
    static void assertAcceptsExactlyWhatDecodes(Class<?> message, List<String> examples) {
        var operation = Reading.operation(message);
        var described = message(message);

        var accepted = examples.stream().filter(described::accepts).toList();

        assertThat(accepted)
                .isNotEmpty()
                .isEqualTo(examples.stream()
                        .filter(json -> operation.decode(json.getBytes(StandardCharsets.UTF_8), Map.of())
                                instanceof Decoded.Message)
                        .toList());
    }

    boolean accepts(String json) {
        return accepts(ProtocolJson.mapper(List.of()).readTree(json));
    }

    boolean accepts(JsonNode json) {
        return new SchemaChecker(definitions).accepts(schema, json);
    }
}
