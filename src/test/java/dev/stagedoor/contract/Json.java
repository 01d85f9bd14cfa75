package dev.stagedoor.contract;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Reads and writes JSON without losing digits of numbers. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final JsonMapper INDENTED =
            MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper ESCAPED =
            MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    static JsonNode number(BigDecimal number) {
        return NODES.numberNode(number);
    }

    static JsonNode nothing() {
        return NODES.nullNode();
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** Returns a node that is written as the given text, valid or not. */
    static JsonNode raw(String json) {
        return NODES.rawValueNode(new RawValue(json));
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    static boolean isJson(String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }

    static String writeEscaped(JsonNode json) {
        return ESCAPED.writeValueAsString(json);
    }

    static String writeIndented(JsonNode json) {
        return INDENTED.writeValueAsString(json);
    }
}
