package dev.stagedoor.protocol.json;

import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializer that always writes the seconds of a time, as RFC 3339 requires. Jackson omits them if they are zero. */
@NullUnmarked
final class FullTime extends StdSerializer<OffsetTime> {

    FullTime() {
        super(OffsetTime.class);
    }

    @Override
    public void serialize(OffsetTime time, JsonGenerator generator, SerializationContext context) {
        generator.writeString(DateTimeFormatter.ISO_OFFSET_TIME.format(time));
    }
}
