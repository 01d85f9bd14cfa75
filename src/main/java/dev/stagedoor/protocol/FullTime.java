package dev.stagedoor.protocol;

import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a time with its seconds, which Jackson leaves out if they are zero, and RFC 3339 does not. */
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
