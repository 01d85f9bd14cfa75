package dev.stagedoor.protocol.json;

import java.util.OptionalDouble;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ext.jdk8.OptionalDoubleDeserializer;

/**
 * Deserializer of {@code OptionalDouble} that accepts finite numbers only, because JSON cannot represent others.
 * Modifiers such as {@link StrictValues} do not see this type.
 */
@NullUnmarked
final class FiniteOptional extends OptionalDoubleDeserializer {

    @Override
    public OptionalDouble deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            return (OptionalDouble) context.handleUnexpectedToken(handledType(), parser);
        }
        var value = super.deserialize(parser, context);
        return value.stream().allMatch(Double::isFinite)
                ? value
                : context.reportInputMismatch(this, "a number that is not finite");
    }
}
