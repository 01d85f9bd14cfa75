package dev.stagedoor.protocol.introspection;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The single JSON form of a date, a time or a UUID. Schemas and deserializers both use it, so that schemas describe
 * exactly what is accepted.
 *
 * @param format the name of the format in JSON Schema or in OpenAPI's registry of formats; null if there is none
 * @param pattern the pattern that the whole string must match
 * @param description describes the value, including what the format leaves open
 * @param parser parses the string, or throws
 */
public record IsoForm(@Nullable String format, Pattern pattern, String description, Function<String, Object> parser) {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?";
    private static final String OFFSET = "([Zz]|[+-]\\d{2}:\\d{2})";
    private static final String SECONDS = "-?\\d{1,18}(\\.\\d{1,9})?S";
    private static final String MINUTES = "-?\\d{1,16}M";
    private static final String TIME_SPAN =
            "T(-?\\d{1,15}H(%1$s)?(%2$s)?|%1$s(%2$s)?|%2$s)".formatted(MINUTES, SECONDS);
    private static final String YEARS = "-?\\d{1,9}Y";
    private static final String MONTHS = "-?\\d{1,9}M";
    private static final String DAYS = "-?\\d{1,9}D";

    private static final String PRECISION = "with up to nine digits of fractional seconds, and without leap seconds";

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final Map<Class<?>, IsoForm> FORMS = Map.ofEntries(
            Map.entry(Instant.class, timestamp(IsoForm::instant)),
            Map.entry(OffsetDateTime.class, timestamp(OffsetDateTime::parse)),
            Map.entry(ZonedDateTime.class, timestamp(ZonedDateTime::parse)),
            Map.entry(
                    LocalDateTime.class,
                    formatted(
                            "date-time-local",
                            DATE + "[Tt]" + TIME,
                            "A date and time without a time zone, such as 2026-01-31T12:00:00, " + PRECISION + ".",
                            LocalDateTime::parse)),
            Map.entry(LocalDate.class, formatted("date", DATE, "A date, such as 2026-01-31.", LocalDate::parse)),
            Map.entry(
                    LocalTime.class,
                    formatted(
                            "time-local",
                            TIME,
                            "A time without a time zone, such as 12:00:00, " + PRECISION + ".",
                            LocalTime::parse)),
            Map.entry(
                    OffsetTime.class,
                    formatted(
                            "time",
                            TIME + OFFSET,
                            "A time, such as 12:00:00+01:00, at most 18 hours from UTC, " + PRECISION + ".",
                            OffsetTime::parse)),
            Map.entry(
                    YearMonth.class,
                    patterned("\\d{4}-(0[1-9]|1[0-2])", "A month of a year, such as 2026-01.", YearMonth::parse)),
            Map.entry(
                    MonthDay.class,
                    patterned(
                            "--((0[1-9]|1[0-2])-(0[1-9]|[12]\\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)",
                            "A day of any year, such as --01-31.",
                            MonthDay::parse)),
            Map.entry(
                    Duration.class,
                    patterned(
                            "P(-?\\d{1,13}D(%1$s)?|%1$s)".formatted(TIME_SPAN),
                            "A duration (ISO 8601), such as PT1.5S.",
                            Duration::parse)),
            Map.entry(
                    Period.class,
                    patterned(
                            "P(%1$s(%2$s)?(%3$s)?|%2$s(%3$s)?|%3$s)".formatted(YEARS, MONTHS, DAYS),
                            "A period (ISO 8601), such as P1Y2M.",
                            Period::parse)),
            Map.entry(
                    UUID.class,
                    formatted(
                            "uuid",
                            "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
                            "A UUID.",
                            UUID::fromString)));

    /** Returns the form of a type; empty if it has none. */
    public static Optional<IsoForm> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    private static IsoForm timestamp(Function<String, Object> parser) {
        return formatted(
                "date-time",
                DATE + "[Tt]" + TIME + OFFSET,
                "A timestamp (RFC 3339), such as 2026-01-31T12:00:00Z, at most 18 hours from UTC, " + PRECISION + ".",
                parser);
    }

    private static IsoForm formatted(
            String format, String pattern, String description, Function<String, Object> parser) {
        return new IsoForm(format, Pattern.compile(pattern), description, parser);
    }

    private static IsoForm patterned(String pattern, String description, Function<String, Object> parser) {
        return new IsoForm(null, Pattern.compile(pattern), description, parser);
    }

    /**
     * Parses a string.
     *
     * @throws RuntimeException if the string does not match the pattern, or Java cannot represent its value
     */
    public Object parse(String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not in the required form");
        }
        return parser.apply(text);
    }

    /** Parses an instant. Its year must have four digits in UTC, so that the same form can represent it. */
    private static Instant instant(String text) {
        var instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("beyond the years 0 to 9999 in UTC");
        }
        return instant;
    }

    /** Describes the form in a schema. */
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        if (format == null) {
            schema.put("pattern", "^" + pattern.pattern() + "$");
        } else {
            schema.put("format", format);
        }
    }
}
