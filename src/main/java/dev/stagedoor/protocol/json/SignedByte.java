package dev.stagedoor.protocol.json;

import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Deserializer of bytes from -128 to 127. Jackson would also accept 128 to 255, and make them negative. */
@NullUnmarked
final class SignedByte extends StdDeserializer<Byte> {

    SignedByte() {
        super(Byte.class);
    }

    @Override
    public Byte deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return (Byte) context.handleUnexpectedToken(handledType(), parser);
        }
        int value = parser.getIntValue();
        return value == (byte) value
                ? Byte.valueOf((byte) value)
                : context.reportInputMismatch(this, "a number that is not a byte: %s", value);
    }
}
