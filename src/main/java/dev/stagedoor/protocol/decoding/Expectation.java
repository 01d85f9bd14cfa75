package dev.stagedoor.protocol.decoding;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.stagedoor.protocol.introspection.NumberText;
import dev.stagedoor.protocol.json.EnumForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.introspect.AnnotatedMember;

/** Describes what a JSON value must be to bind to a type. */
final class Expectation {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "must be a string"),
            Map.entry(Boolean.class, "must be true or false"),
            Map.entry(Character.class, "must be a single character"),
            Map.entry(BigInteger.class, "must be a whole number"),
            Map.entry(Byte.class, wholeNumber(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(Short.class, wholeNumber(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Integer.class, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Float.class, "must be a number from -3.4E38 to 3.4E38"),
            Map.entry(Double.class, "must be a number from -1.8E308 to 1.8E308"),
            Map.entry(BigDecimal.class, "must be a number of at most 9999 places"),
            Map.entry(byte[].class, "must be a Base64 string"),
            Map.entry(UUID.class, "must be a UUID"),
            Map.entry(Instant.class, "must be a timestamp such as 2026-01-31T12:00:00Z"),
            Map.entry(OffsetDateTime.class, "must be a timestamp such as 2026-01-31T12:00:00+01:00"),
            Map.entry(ZonedDateTime.class, "must be a timestamp such as 2026-01-31T12:00:00+01:00"),
            Map.entry(LocalDateTime.class, "must be a date and a time such as 2026-01-31T12:00:00"),
            Map.entry(LocalDate.class, "must be a date such as 2026-01-31"),
            Map.entry(LocalTime.class, "must be a time such as 12:00:00"),
            Map.entry(OffsetTime.class, "must be a time such as 12:00:00+01:00"),
            Map.entry(Year.class, "must be a year such as 2026"),
            Map.entry(YearMonth.class, "must be a month such as 2026-01"),
            Map.entry(MonthDay.class, "must be a day such as --01-31"),
            Map.entry(Duration.class, "must be a duration such as PT1.5S"),
            Map.entry(Period.class, "must be a period such as P1Y2M"));

    private Expectation() {}

    static String of(JavaType type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
        if (raw.isEnum()) {
            return EnumForm.of(raw).values().collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return WORDS.getOrDefault(raw, Number.class.isAssignableFrom(raw) ? "must be a number" : "is not valid here");
    }

    /** Describes what JSON must be to bind to a member by its annotations. */
    static String of(AnnotatedMember member) {
        var format = member.getAnnotation(JsonFormat.class);
        if (format != null && !format.pattern().isEmpty()) {
            return "must be a text in the format " + format.pattern();
        }
        return NumberText.of(member.getRawType(), format, member.getAnnotation(JsonSerialize.class))
                        .isPresent()
                ? of(member.getType()).replace("must be a", "must be a text with a")
                : of(member.getType());
    }

    private static String wholeNumber(long least, long most) {
        return "must be a whole number from %s to %s".formatted(least, most);
    }
}
