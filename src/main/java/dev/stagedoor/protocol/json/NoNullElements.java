package dev.stagedoor.protocol.json;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializer of null that refuses it as an element of a list or a value of a map, because schemas promise a value. */
final class NoNullElements extends ValueSerializer<Object> {

    @Override
    public void serialize(Object none, JsonGenerator generator, SerializationContext context) {
        var place = generator.streamWriteContext();
        var container = place.currentValue();
        if ((place.inArray() && !(container instanceof JsonNode)) || (place.inObject() && container instanceof Map)) {
            throw InvalidDefinitionException.from(
                    generator, "an element of a list or a value of a map is null: leave it out");
        }
        generator.writeNull();
    }

    /** Serializer of null in arbitrary JSON, which may be anywhere. */
    @NullUnmarked
    static final class OfNode extends StdSerializer<NullNode> {

        OfNode() {
            super(NullNode.class);
        }

        @Override
        public void serialize(NullNode node, JsonGenerator generator, SerializationContext context) {
            generator.writeNull();
        }
    }

    /** Serializer of arrays of strings. Jackson's own writes null without asking for a serializer. */
    @NullUnmarked
    static final class OfTexts extends StdSerializer<String[]> {

        OfTexts() {
            super(String[].class);
        }

        @Override
        public void serialize(String[] texts, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray(texts, texts.length);
            for (var text : texts) {
                if (text == null) {
                    context.defaultSerializeNullValue(generator);
                } else {
                    generator.writeString(text);
                }
            }
            generator.writeEndArray();
        }
    }
}
