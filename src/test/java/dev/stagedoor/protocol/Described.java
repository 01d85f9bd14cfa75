package dev.stagedoor.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.protocol.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema with the definitions that it refers to. */
public record Described(ObjectNode schema, ObjectNode definitions) {

    public static Described message(Class<?> message) {
        var schemas = new Schemas("$defs");
        var schema = schemas.message(Reading.operation(message));
        return new Described(schema, schemas.definitions());
    }

    public static Described variant(Class<?> message, int variant) {
        var reply = Reading.operation(message).reply().orElseThrow();
        var schemas = new Schemas("$defs");
        var schema = schemas.variants(reply, List.of(reply.variants().get(variant)));
        return new Described(schema, schemas.definitions());
    }

    /** Fails unless the schema accepts exactly those of the examples that decode, and at least one. */
    public static void assertAcceptsExactlyWhatDecodes(Class<?> message, List<String> examples) {
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

    public boolean accepts(String json) {
        return accepts(ProtocolJson.mapper(List.of()).readTree(json));
    }

    public boolean accepts(JsonNode json) {
        return new SchemaChecker(definitions).accepts(schema, json);
    }
}
