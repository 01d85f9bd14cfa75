package dev.stagedoor.protocol.json;

import java.time.Month;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Deserializer of months by their names, as for any other enum. Jackson reads and writes their numbers.
 * {@link StrictValues} lets only names through.
 */
@NullUnmarked
final class MonthName extends StdDeserializer<Month> {

    MonthName() {
        super(Month.class);
    }

    @Override
    public Month deserialize(JsonParser parser, DeserializationContext context) {
        return Month.valueOf(parser.getString());
    }
}
