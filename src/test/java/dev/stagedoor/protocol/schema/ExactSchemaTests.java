package dev.stagedoor.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Described;
import dev.stagedoor.testkit.fixture.Samples;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Schemas accept exactly the JSON that decodes to a message, even where Java and JSON Schema treat values differently.
 */
final class ExactSchemaTests {

    public record Moment(Instant v) {}

    public record Zoned(ZonedDateTime v) {}

    public record Local(LocalDateTime v) {}

    public record Clock(LocalTime v) {}

    public record OffsetClock(OffsetTime v) {}

    public record Month(YearMonth v) {}

    public record Birthday(MonthDay v) {}

    public record Annual(Year v) {}

    public record Lasting(Duration v) {}

    public record Spanning(Period v) {}

    public record Slashed(
            @JsonFormat(pattern = "yyyy/MM/dd") LocalDate v) {}

    public record MaybeSlashed(
            @JsonFormat(pattern = "yyyy/MM/dd") Optional<LocalDate> v) {}

    public record NullableSlashed(
            @JsonFormat(pattern = "yyyy/MM/dd") @Nullable LocalDate v) {}

    public record Letter(char v) {}

    public record Bytes(byte[] v) {}

    public record Reference(URI v) {}

    public record Money(Currency v) {}

    public record Truth(Optional<Boolean> v) {}

    public record Whole(OptionalInt v) {}

    public record Sized(@Size(min = 2, max = 3) String v) {}

    public record Matching(@Pattern(regexp = "a|bc") String v) {}

    public record Spoken(@NotBlank String v) {}

    public record Both(@NotBlank @Pattern(regexp = "[a ]*") String v) {}

    public record Mailed(@Email String v) {}

    public record MaybeMailed(Optional<@Email String> v) {}

    public record AllSpoken(List<@NotBlank String> v) {}

    public record Paid(
            @Positive @Digits(integer = 2, fraction = 1) BigDecimal v) {}

    public record Numbered(
            @Digits(integer = 2, fraction = 0) BigInteger v) {}

    public record Keyed(Map<Samples.Color, Long> v) {}

    public record Looped(Iterable<Long> v) {}

    public record Any(JsonNode v) {}

    public record Anys(Map<String, JsonNode> v) {}

    public record Cage(String hall, int number) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Cage of(int number) {
            return new Cage("A", number);
        }

        @JsonValue
        public int value() {
            return number;
        }
    }

    public record Caged(Cage v) {}

    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "9.9", "10", "99", "100", "99.9", "99.95", "2026", "999999999", "1000000000", "2147483648");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "ab",
            "bc",
            "xbcx",
            "abc",
            "abcd",
            "a\\n",
            "\\n",
            "\\u2028",
            "\\u00a0",
            "😀",
            "😀😀",
            "😀😀😀",
            "😀😀😀😀",
            "\\uffff",
            "aGk=",
            "aGk",
            "aG k=",
            "aGk=\\n",
            "a@b.com",
            "é@b.com",
            "a@b&c.com",
            "a@日本",
            "a b",
            "EUR",
            " EUR",
            "eur",
            "RED",
            "/a?b#c",
            "é",
            "2026-01-31",
            " 2026-01-31",
            "2026/01/31",
            " 2026/01/31",
            "2026/02/30",
            "+12026/01/31",
            "2026/13/01",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00",
            "2026-01-31T12:00:00.123456789",
            "2026-02-30T12:00:00",
            "2026-01-31T12:00:00Z",
            "2026-01-31t12:00:00z",
            "2026-01-31T12:00Z",
            "2026-01-31T12:00:00-00:00",
            "2026-01-31T12:00:00+01:00",
            "2026-01-31T12:00:00+01:00[Europe/Paris]",
            "+12026-01-31T12:00:00Z",
            "12:00:00",
            "12:00",
            "24:00:00",
            "12:00:00Z",
            "12:00Z",
            "12:00:00+01:00",
            "2026-01",
            "+12026-01",
            "2026-13",
            "--01-31",
            "--02-29",
            "--02-30",
            "--04-31",
            "2026",
            "PT1.5S",
            "PT1H",
            "pt1h",
            "P1D",
            "P1DT1H",
            "PT",
            "P",
            "P1Y",
            "P1W",
            "PT-1.5S",
            "-PT1S",
            "+PT1S",
            "P1Y2M3D",
            "P-1Y");

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "[]",
            "[1]",
            "[\"a\"]",
            "[\" \"]",
            "[null]",
            "{}",
            "{\"RED\":1}",
            "{\"BLUE\":1}",
            "{\"x\":null}",
            "{\"x\":1}");

    static List<Class<?>> messages() {
        return Stream.of(ExactSchemaTests.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .filter(message -> message.getRecordComponents().length == 1)
                .filter(message -> message.getRecordComponents()[0].getName().equals("v"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void acceptsExactlyTheJsonThatDecodes(Class<?> message) {
        var values = Stream.of(NUMBERS, TEXTS.stream().map("\"%s\""::formatted).toList(), OTHERS)
                .flatMap(List::stream)
                .map("{\"v\":%s}"::formatted)
                .toList();

        Described.assertAcceptsExactlyWhatDecodes(message, values);
    }

    public record Aliased(
            @JsonAlias({"former", "once"}) int current,
            @JsonAlias("earlier") Optional<Integer> later) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"current\":1}",
                "{\"former\":1}",
                "{\"once\":1,\"earlier\":null}",
                "{\"current\":1,\"later\":2}",
                "{}",
                "{\"later\":1}",
                "{\"current\":1,\"former\":1}",
                "{\"former\":1,\"current\":1}",
                "{\"current\":1,\"later\":1,\"earlier\":1}",
                "{\"current\":1,\"sooner\":1}"
            })
    void acceptsAMemberUnderOnlyOneOfItsNames(String json) {
        var accepted = Described.message(Aliased.class).accepts(json);

        assertThat(accepted).isEqualTo(Reading.decode(Aliased.class, json) instanceof Decoded.Message);
        assertThat(accepted).isEqualTo(json.matches("\\{\"(current|former|once)\":1(,\"(later|earlier)\":\\w+)?}"));
    }
}
