package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.NumberText;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Deserializer of numbers that are texts in JSON. */
@NullUnmarked
final class NumberTextDeserializer extends StdDeserializer<Number> {

    private final NumberText form;

    NumberTextDeserializer(Class<?> type, NumberText form) {
        super(type);
        this.form = form;
    }

    @Override
    public Number deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Number) context.handleUnexpectedToken(handledType(), parser);
        }
        try {
            return form.parse(parser.getString());
        } catch (NumberFormatException e) {
            return (Number) context.handleWeirdStringValue(handledType(), parser.getString(), "not such a number");
        }
    }
}
