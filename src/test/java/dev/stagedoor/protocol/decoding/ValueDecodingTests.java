package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ValueDecodingTests {

    static Stream<Arguments> goodValues() {
        return Stream.of(
                Arguments.of("9223372036854775807", new Samples.Whole(Long.MAX_VALUE)),
                Arguments.of("-128", new Samples.Tiny(Byte.MIN_VALUE)),
                Arguments.of("1.10", new Samples.Decimal(new BigDecimal("1.10"))),
                Arguments.of("1e3", new Samples.Decimal(new BigDecimal("1e3"))),
                Arguments.of("3", new Samples.Real(3)),
                Arguments.of("\"\"", new Samples.Text("")),
                Arguments.of("\"x\"", new Samples.Letter('x')),
                Arguments.of("true", new Samples.Truth(true)),
                Arguments.of("\"RED\"", new Samples.Colored(Samples.Color.RED)),
                Arguments.of("\"grün\"", new Samples.Colored(Samples.Color.GREEN)),
                Arguments.of("\"2026-01-31T12:00:00Z\"", new Samples.At(Instant.parse("2026-01-31T12:00:00Z"))),
                Arguments.of("\"2026-01-31T13:00:00+01:00\"", new Samples.At(Instant.parse("2026-01-31T12:00:00Z"))),
                Arguments.of("\"PT1.5S\"", new Samples.Lasting(Duration.ofMillis(1500))),
                Arguments.of("\"2026-01-31\"", new Samples.Day(LocalDate.of(2026, 1, 31))),
                Arguments.of(
                        "\"2026-01-31T12:00:00+05:00\"",
                        new Samples.Zoned(OffsetDateTime.parse("2026-01-31T12:00:00+05:00"))),
                Arguments.of("\"Europe/Paris\"", new Samples.Zone(ZoneId.of("Europe/Paris"))),
                Arguments.of("\"00000000-0000-0001-0000-000000000002\"", new Samples.Id(new UUID(1, 2))),
                Arguments.of("null", new Samples.Maybe(Optional.empty())),
                Arguments.of("1", new Samples.Maybe(Optional.of(1L))),
                Arguments.of("1", new Samples.MaybeLong(OptionalLong.of(1))),
                Arguments.of("null", new Samples.MaybeDouble(OptionalDouble.empty())),
                Arguments.of("null", new Samples.Nullables(null)),
                Arguments.of("[\"a\",\"b\"]", new Samples.Texts(Set.of("a", "b"))),
                Arguments.of("[[],[1]]", new Samples.Nested(List.of(List.of(), List.of(1L)))),
                Arguments.of("{\"grün\":2}", new Samples.Counts(Map.of(Samples.Color.GREEN, 2L))),
                Arguments.of(
                        "{\"left\":1,\"right\":\"RED\"}",
                        new Samples.Paired(new Samples.Pair<>(1L, Samples.Color.RED))),
                Arguments.of("{\"type\":\"good\",\"value\":1}", new Samples.Resulting(new Samples.Good<>(1L))),
                Arguments.of(
                        "{\"value\":1,\"children\":[{\"value\":2,\"children\":[]}]}",
                        new Samples.Planted(new Samples.Tree(1, List.of(new Samples.Tree(2, List.of()))))),
                Arguments.of("\"4711\"", new Samples.Stocked(new Samples.Sku("4711"))));
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void acceptsAValidValue(String value, Object message) {
        var decoded = Reading.decode(message.getClass(), "{\"v\":" + value + "}");

        assertThat(decoded).isEqualTo(new Decoded.Message(message));
    }

    static Stream<Arguments> badValues() {
        var times = List.of("1", "1.5", "[]", "[2026,1,31]", "{}", "true", "\"\"", "\" \"", "\"1700000000\"");
        return Stream.of(
                        bad(Samples.Whole.class, "1.0", "1e3", "1e400000000", "\"1\"", "true", "null", "[1]", "{}"),
                        bad(Samples.Whole.class, "9223372036854775808", "-9223372036854775809"),
                        bad(Samples.Small.class, "32768"),
                        bad(Samples.Tiny.class, "128", "-129"),
                        bad(Samples.Big.class, "1.0", "1e400000000", "\"1\""),
                        bad(Samples.Decimal.class, "1e400000000", "1e-400000000", "\"1\"", "\"NaN\""),
                        bad(Samples.Real.class, "1e400", "-1e400000000", "\"NaN\"", "\"Infinity\"", "\"1\""),
                        bad(Samples.MaybeDouble.class, "1e400", "\"NaN\"", "\"\""),
                        bad(Samples.Text.class, "1", "1.5", "true", "[]", "{}", "null", "[\"a\"]"),
                        bad(Samples.Letter.class, "1", "\"\"", "\"ab\""),
                        bad(Samples.Truth.class, "1", "0", "\"true\"", "\"\""),
                        bad(Samples.Colored.class, "0", "\"0\"", "\"red\"", "\"GREEN\"", "\"\"", "[\"RED\"]"),
                        bad(Samples.Id.class, "1", "\"\"", "\"1-1-1-1-1\"", "\"EjRWeJCrze8SNFZ4kKvN7w==\""),
                        bad(Samples.Zone.class, "1", "\"\"", "{\"type\":\"zone-region\"}"),
                        bad(Samples.Bytes.class, "[1]", "1", "\"?\""),
                        bad(Samples.At.class, times.toArray(String[]::new)),
                        bad(Samples.At.class, "\"2026-02-30T00:00:00Z\"", "\"2026-01-31\""),
                        bad(Samples.Lasting.class, times.toArray(String[]::new)),
                        bad(Samples.Lasting.class, "1e400000000", "\"P99999999999999999999D\""),
                        bad(Samples.Day.class, times.toArray(String[]::new)),
                        bad(Samples.Day.class, "\"2026-02-30\"", "\"2026-1-3\"", "\"2026-01-31T12:00:00Z\""),
                        bad(Samples.Moment.class, times.toArray(String[]::new)),
                        bad(Samples.Moment.class, "\"2026-01-31T12:00:00Z\"", "\"2026-01-31\""),
                        bad(Samples.Zoned.class, times.toArray(String[]::new)),
                        bad(Samples.Texts.class, "\"a\"", "{}", "\"\""),
                        bad(Samples.Counts.class, "[]", "1"),
                        bad(Samples.Stocked.class, "1", "{}", "{\"text\":\"a\"}", "\" \""),
                        bad(Samples.Planted.class, "[]", "\"\"", "1"))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> bad(Class<?> message, String... values) {
        return Stream.of(values).map(value -> Arguments.of(message, value));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void pointsToAnInvalidValue(Class<?> message, String value) {
        var decoded = Reading.decode(message, "{\"v\":" + value + "}");

        assertThat(Reading.pointers(decoded)).containsExactly("/v");
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void describesAFaultWithoutNamingAClass(Class<?> message, String value) {
        var decoded = Reading.decode(message, "{\"v\":" + value + "}");

        assertThat(Reading.faults(decoded))
                .extracting(Fault::detail)
                .noneMatch(detail -> detail.contains("java") || detail.contains("dev.stagedoor"));
    }

    @Test
    void acceptsBytesInBase64() {
        var message = (Samples.Bytes) Reading.message(Reading.decode(Samples.Bytes.class, "{\"v\":\"aGk=\"}"));

        assertThat(message.v()).asString().isEqualTo("hi");
    }

    @Test
    void acceptsManyBytesInBase64() {
        var text = Base64.getEncoder().encodeToString(new byte[1_000_000]);

        var message = (Samples.Bytes) Reading.message(Reading.decode(Samples.Bytes.class, "{\"v\":\"" + text + "\"}"));

        assertThat(message.v()).hasSize(1_000_000);
    }

    @Test
    void refusesANumberWhoseExponentIsTooLarge() {
        assertThat(Reading.pointers(Reading.decode(Samples.Decimal.class, "{\"v\":1e400000000000}")))
                .containsExactly("");
    }

    @Test
    void refusesJsonThatIsNotInUtf8() {
        var json = "{\"v\":1}".getBytes(StandardCharsets.UTF_16);

        assertThat(Reading.pointers(Reading.operation(Samples.Whole.class).decode(json, Map.of(), null)))
                .containsExactly("");
    }

    @Test
    void acceptsARenamedMemberOnlyUnderItsJsonName() {
        var json = "{\"line\":{\"sku\":\"a\",\"count\":1},\"more\":[]}";

        assertThat(Reading.pointers(Reading.decode(Samples.Order.class, json)))
                .containsExactly("/line/qty", "/line/count");
    }

    @Test
    void acceptsAnAlias() {
        assertThat(Reading.decode(Samples.Aliased.class, "{\"old\":1}"))
                .isEqualTo(new Decoded.Message(new Samples.Aliased(1)));
    }

    @Test
    void pointsToTheAliasThatWasGiven() {
        assertThat(Reading.pointers(Reading.decode(Samples.Aliased.class, "{\"old\":\"x\"}")))
                .containsExactly("/old");
    }

    @Test
    void acceptsAValueInItsJsonFormat() {
        assertThat(Reading.decode(Samples.Formatted.class, "{\"v\":\"2026/01/31\",\"other\":1}"))
                .isEqualTo(new Decoded.Message(new Samples.Formatted(LocalDate.of(2026, 1, 31), 1)));
    }

    @Test
    void findsNoFaultInAFormattedValueBesideOtherFaults() {
        assertThat(Reading.pointers(Reading.decode(Samples.Formatted.class, "{\"v\":\"2026/01/31\",\"other\":\"x\"}")))
                .containsExactly("/other");
    }

    @Test
    void refusesAValueThatIsNotInItsJsonFormat() {
        assertThat(Reading.pointers(Reading.decode(Samples.Formatted.class, "{\"v\":\"2026-01-31\",\"other\":1}")))
                .containsExactly("/v");
    }

    @Test
    void refusesAnIgnoredMember() {
        assertThat(Reading.pointers(Reading.decode(Samples.Secret.class, "{\"shown\":\"a\",\"hidden\":\"b\"}")))
                .containsExactly("/hidden");
    }

    @Test
    void acceptsAMessageWithoutItsIgnoredMember() {
        assertThat(Reading.decode(Samples.Secret.class, "{\"shown\":\"a\"}"))
                .isEqualTo(new Decoded.Message(new Samples.Secret(null, "a")));
    }
}
