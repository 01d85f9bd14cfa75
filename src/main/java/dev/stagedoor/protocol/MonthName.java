package dev.stagedoor.protocol;

import java.time.Month;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Deserializer of months by their names, as for any other enum. Jackson reads and writes their numbers. */
@NullUnmarked
final class MonthName extends StdDeserializer<Month> {

    private static final Map<String, Month> MONTHS =
            Arrays.stream(Month.values()).collect(Collectors.toUnmodifiableMap(Month::name, month -> month));

    MonthName() {
        super(Month.class);
    }

    @Override
    public Month deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Month) context.handleUnexpectedToken(handledType(), parser);
        }
        var month = MONTHS.get(parser.getString());
        return month != null
                ? month
                : (Month) context.handleWeirdStringValue(handledType(), parser.getString(), "not a month");
    }
}
