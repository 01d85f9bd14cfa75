package dev.stagedoor.protocol.json;

import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializer of numbers that are texts in JSON. */
@NullUnmarked
final class NumberTextSerializer extends StdSerializer<Number> {

    NumberTextSerializer() {
        super(Number.class);
    }

    @Override
    public void serialize(Number number, JsonGenerator generator, SerializationContext context) {
        generator.writeString(number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString());
    }
}
