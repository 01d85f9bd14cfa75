package dev.stagedoor.protocol.json;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ext.jdk8.OptionalIntDeserializer;
import tools.jackson.databind.ext.jdk8.OptionalLongDeserializer;

/**
 * Deserializers of optional integers that accept whole numbers only. Jackson would read an empty string as an empty
 * optional, and modifiers such as {@link StrictValues} do not see these types.
 */
@NullUnmarked
final class WholeOptionals {

    private WholeOptionals() {}

    static final class OfInt extends OptionalIntDeserializer {

        @Override
        public OptionalInt deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                    ? super.deserialize(parser, context)
                    : (OptionalInt) context.handleUnexpectedToken(handledType(), parser);
        }
    }

    static final class OfLong extends OptionalLongDeserializer {

        @Override
        public OptionalLong deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                    ? super.deserialize(parser, context)
                    : (OptionalLong) context.handleUnexpectedToken(handledType(), parser);
        }
    }
}
