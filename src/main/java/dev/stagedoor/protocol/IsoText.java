package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Takes times as the ISO 8601 texts that schemas describe, and UUIDs in full; a format of the author's own wins. */
@NullUnmarked
final class IsoText extends StdDeserializer<Object> {

    private static final int LENGTH_OF_UUID = 36;

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(Instant.class, Instant::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(OffsetTime.class, OffsetTime::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(MonthDay.class, MonthDay::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Period.class, Period::parse),
            Map.entry(UUID.class, IsoText::uuid));

    private final ValueDeserializer<?> formatted;

    /** Reads a type; where its author gives a format, by the other deserializer. */
    IsoText(Class<?> type, ValueDeserializer<?> formatted) {
        super(type);
        this.formatted = formatted;
    }

    static boolean reads(Class<?> type) {
        return PARSERS.containsKey(type);
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        var format = findFormatOverrides(context, property, handledType());
        return format.equals(JsonFormat.Value.empty()) ? this : formatted.createContextual(context, property);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(handledType(), parser);
        }
        var text = parser.getString();
        try {
            return PARSERS.get(handledType()).apply(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return context.handleWeirdStringValue(handledType(), text, "not in its one form");
        }
    }

    private static UUID uuid(String text) {
        if (text.length() != LENGTH_OF_UUID) {
            throw new IllegalArgumentException("not the length of a UUID");
        }
        return UUID.fromString(text);
    }
}
