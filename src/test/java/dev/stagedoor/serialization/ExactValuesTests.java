package dev.stagedoor.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.serialization.Everything.Changed;
import dev.stagedoor.serialization.Everything.Circle;
import dev.stagedoor.serialization.Everything.Kind;
import dev.stagedoor.serialization.Everything.Named;
import dev.stagedoor.serialization.Everything.Nothing;
import dev.stagedoor.serialization.Everything.Price;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/** Values of types that need no check, because every value is read as it was written. */
final class ExactValuesTests {

    /** Half of a surrogate pair, which is not a character. */
    private static final String HALF_PAIR = "\ud800";

    private static final Serializers SERIALIZERS = new Serializers();

    @AfterAll
    static void close() {
        SERIALIZERS.close();
    }

    static Stream<Object> values() {
        return Stream.concat(numbers(), Stream.concat(times(), others()));
    }

    private static Stream<Object> numbers() {
        return Stream.of(
                Byte.MIN_VALUE,
                Byte.MAX_VALUE,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                Float.MIN_VALUE,
                Float.MAX_VALUE,
                0.1f,
                -0.0f,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                -0.0d,
                0.1d,
                OptionalDouble.of(Double.NaN),
                OptionalDouble.of(-0.0),
                OptionalDouble.empty(),
                OptionalInt.of(0),
                OptionalInt.empty(),
                OptionalLong.of(Long.MIN_VALUE),
                OptionalLong.empty(),
                new BigDecimal("1.10"),
                new BigDecimal("1E+3"),
                new BigDecimal("1E-20000"),
                new BigDecimal("1E+20000"),
                new BigDecimal("0E+7"),
                new BigDecimal("0E-7"),
                new BigDecimal("0.000"),
                new BigDecimal(BigInteger.TEN, 1_000_000_000),
                new BigDecimal(BigInteger.TEN, -1_000_000_000),
                new BigDecimal("9".repeat(3000) + ".5"),
                new BigInteger("9".repeat(3000)),
                BigInteger.valueOf(-1),
                new double[] {Double.NaN, 1, Double.NEGATIVE_INFINITY, -0.0},
                new float[] {Float.NaN, 0.1f},
                new int[] {},
                new int[] {Integer.MIN_VALUE, 0});
    }

    private static Stream<Object> times() {
        return Stream.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.parse("2026-01-31T12:00:00.000000001Z"),
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                LocalDateTime.parse("2026-01-31T12:00"),
                LocalTime.MAX,
                LocalTime.MIDNIGHT,
                LocalTime.parse("12:00:01"),
                OffsetTime.MIN,
                OffsetTime.MAX,
                OffsetTime.parse("12:00+01:00"),
                OffsetTime.parse("12:00:00.1+01:00:01"),
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.parse("2026-01-31T12:00+05:45"),
                OffsetDateTime.parse("2026-01-31T12:00Z"),
                OffsetDateTime.parse("2026-01-31T12:00:00.123456789-00:01:02"),
                ZonedDateTime.parse("2026-01-31T12:00+01:00[Europe/Berlin]"),
                ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Berlin]"),
                ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Berlin]"),
                ZonedDateTime.parse("2026-01-31T12:00Z[UTC]"),
                ZonedDateTime.parse("2026-01-31T12:00Z[Etc/UTC]"),
                ZonedDateTime.parse("2026-01-31T12:00Z"),
                ZonedDateTime.parse("2026-01-31T12:00+03:00"),
                ZonedDateTime.of(LocalDateTime.of(2026, 1, 31, 12, 0), ZoneId.of("GMT+1")),
                ZonedDateTime.of(LocalDateTime.of(2026, 1, 31, 12, 0), ZoneId.of("UTC+01:30")),
                ZonedDateTime.of(LocalDateTime.of(1800, 1, 31, 12, 0), ZoneId.of("Europe/Berlin")),
                ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN),
                Year.of(Year.MIN_VALUE),
                Year.of(2026),
                Year.of(999),
                YearMonth.of(2026, 1),
                YearMonth.of(-5, 12),
                YearMonth.of(12345, 12),
                YearMonth.of(Year.MAX_VALUE, 12),
                MonthDay.of(2, 29),
                Month.JANUARY,
                Month.DECEMBER,
                DayOfWeek.SUNDAY,
                Duration.ZERO,
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofNanos(-1),
                Duration.ofSeconds(-1, 1),
                Duration.ofDays(3),
                Period.ZERO,
                Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1),
                Period.ofWeeks(2),
                ZoneOffset.UTC,
                ZoneOffset.of("-00:00:01"),
                ZoneOffset.MAX,
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("UTC"));
    }

    private static Stream<Object> others() {
        return Stream.of(
                "",
                " ",
                "\0\u001f\u007f\u2028\ufeff\uffff",
                "\ud83c\udfad",
                "\"\\/",
                "null",
                "x".repeat(1_000_000),
                HALF_PAIR,
                "a" + HALF_PAIR + "b",
                "\udc00" + HALF_PAIR,
                '\ud800',
                new char[] {'\ud800', '\udc00', '\udc00'},
                true,
                '\0',
                '"',
                ' ',
                '\uffff',
                new UUID(0, 0),
                new UUID(-1, -1),
                new byte[] {},
                new byte[] {-128, 0, 127},
                new char[] {'a', '\0', ' '},
                new char[] {},
                new String[] {"", "b"},
                Kind.ONE,
                Kind.TWO,
                new Circle(Double.NaN),
                new Named("", true),
                new Nothing(),
                new Changed<>(new Price(new BigDecimal("1.10"), "EUR"), new Price(BigDecimal.ONE, "EUR")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTheValueThatWasWritten(Object value) {
        var written = Everything.with(value);

        var read = (Everything) SERIALIZERS.pass(written);

        assertThat(Arrays.deepEquals(components(read), components(written)))
                .as("%s", read)
                .isTrue();
    }

    static List<Arguments> containers() {
        return List.of(
                Arguments.of("decimals", Arrays.asList(new BigDecimal("1.0"), null, new BigDecimal("1.00"))),
                Arguments.of("decimals", List.of()),
                Arguments.of("texts", new LinkedHashSet<>(List.of("z", "a", "", "m", "b", "y"))),
                Arguments.of("lists", inOrder("z", List.of(1L), "a", null, "", List.of())),
                Arguments.of("byMonth", Map.of(Month.MAY, OffsetDateTime.parse("2026-01-31T12:00+05:45"))),
                Arguments.of("byId", Map.of(new UUID(1, 2), 3)),
                Arguments.of("byNumber", Map.of(Long.MIN_VALUE, Kind.TWO)),
                Arguments.of("byDate", Map.of(LocalDate.MAX, 1, LocalDate.MIN, 2)),
                Arguments.of("byDay", Map.of(DayOfWeek.MONDAY, 1)),
                Arguments.of("optional", Optional.of(Instant.MAX)),
                Arguments.of("shapes", List.of(new Circle(1), new Named("n", false), new Nothing())),
                Arguments.of("actor", Adapter.toTyped(SERIALIZERS.system().deadLetters())),
                Arguments.of("zoneId", ZoneOffset.ofHours(1)),
                Arguments.of("aBoolean", true),
                Arguments.of("aByte", (byte) -1),
                Arguments.of("aShort", (short) -1),
                Arguments.of("anInt", Integer.MAX_VALUE),
                Arguments.of("aLong", Long.MAX_VALUE),
                Arguments.of("aChar", '\ud7ff'),
                Arguments.of("aFloat", Float.NaN),
                Arguments.of("aDouble", Double.NEGATIVE_INFINITY));
    }

    private static Map<String, @Nullable Object> inOrder(@Nullable Object... entries) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource("containers")
    void readsTheComponentThatWasWritten(String component, Object value) {
        var written = Everything.with(component, value);

        var read = SERIALIZERS.pass(written);

        assertThat(read).isEqualTo(written).hasToString(written.toString());
    }

    @Test
    void needsNoCheckOfTheseTypes() {
        assertThat(SERIALIZERS.isProven(Everything.class)).isTrue();
    }

    @Test
    void refusesAKeyThatIsNotUnicode() {
        var written = Everything.with("lists", Map.of(HALF_PAIR, List.of()));

        assertThatThrownBy(() -> SERIALIZERS.write(written)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesADecimalThatJavaItselfDoesNotRead() {
        var written = Everything.with(new BigDecimal(BigInteger.TWO, Integer.MIN_VALUE));

        assertThatThrownBy(() -> SERIALIZERS.write(written)).isInstanceOf(JacksonException.class);
    }

    private static @Nullable Object[] components(Everything everything) {
        return Arrays.stream(Everything.class.getRecordComponents())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(everything);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toArray();
    }
}
