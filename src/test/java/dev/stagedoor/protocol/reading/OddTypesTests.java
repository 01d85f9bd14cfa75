package dev.stagedoor.protocol.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.protocol.model.ProtocolException;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.testkit.fixture.Described;
import dev.stagedoor.testkit.fixture.OddTypes;
import dev.stagedoor.testkit.fixture.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Either the schema describes exactly what is read and written, or the start refuses the type. */
final class OddTypesTests {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"true\"",
            "0",
            "1",
            "7",
            "12",
            "1.5",
            "1e2",
            "9223372036854775808",
            "\"\"",
            "\"0\"",
            "\"-0\"",
            "\"7\"",
            "\"+7\"",
            "\"07\"",
            "\" 7\"",
            "\"-7\"",
            "\"1.50\"",
            "\"1e2\"",
            "\"9223372036854775807\"",
            "\"9223372036854775808\"",
            "\"99999999999999999999\"",
            "\"NaN\"",
            "\"1st\"",
            "\"FIRST\"",
            "\"first\"",
            "\"ONE\"",
            "\"eins\"",
            "\"TWO\"",
            "\"two!\"",
            "\"SEVEN\"",
            "\"JUNE\"",
            "\"june\"",
            "\"6\"",
            "\"MONDAY\"",
            "\" MONDAY\"",
            "\"MONDAY\\u0000\"",
            "\"SECONDS\"",
            "\"2026-01-31T12:00:00Z\"",
            "\"٧\"",
            "[]",
            "[1]",
            "{}",
            "{\"a\":\"b\"}",
            "{\"a\":null}",
            "{\"7\":\"b\"}",
            "{\"07\":\"b\"}",
            "{\"9223372036854775808\":\"b\"}",
            "{\"2026-01-31\":\"b\"}",
            "{\"2026-02-31\":\"b\"}",
            "{\"00000000-0000-0001-0000-000000000002\":\"b\"}",
            "{\"0-0-1-0-2\":\"b\"}",
            "{\"some_name\":1}",
            "{\"someName\":1}",
            "{\"old\":1}",
            "{\"some_name\":1,\"old\":1}");

    @ParameterizedTest
    @ValueSource(
            classes = {
                OddTypes.TextEnum.class,
                OddTypes.NumberEnum.class,
                OddTypes.RenamedEnum.class,
                OddTypes.OfMonth.class,
                OddTypes.OfDay.class,
                OddTypes.OfUnit.class,
                OddTypes.AskLong64.class,
                OddTypes.AskByToString.class,
                OddTypes.AskExact.class,
                OddTypes.ShapedInstant.class,
                OddTypes.AnyNumber.class,
                OddTypes.ByLong.class,
                OddTypes.ById.class,
                OddTypes.ByDate.class,
                OddTypes.AskLeaking.class,
                OddTypes.AskSnake.class
            })
    void acceptsExactlyTheJsonThatDecodes(Class<?> message) {
        var examples = Stream.concat(
                        VALUES.stream().map(value -> "{\"v\":" + value + "}"), Stream.of("{}", "{\"total\":2}"))
                .toList();

        Described.assertAcceptsExactlyWhatDecodes(message, examples);
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(OddTypes.TextEnum.class, new OddTypes.Of<>(OddTypes.ByText.FIRST), "{\"v\":\"1st\"}"),
                Arguments.of(OddTypes.NumberEnum.class, new OddTypes.Of<>(OddTypes.ByNumber.SEVEN), "{\"v\":7}"),
                Arguments.of(OddTypes.RenamedEnum.class, new OddTypes.Of<>(OddTypes.Renamed.TWO), "{\"v\":\"two!\"}"),
                Arguments.of(OddTypes.OfMonth.class, new OddTypes.Of<>(Month.JUNE), "{\"v\":\"JUNE\"}"),
                Arguments.of(OddTypes.OfDay.class, new OddTypes.Of<>(DayOfWeek.MONDAY), "{\"v\":\"MONDAY\"}"),
                Arguments.of(OddTypes.OfUnit.class, new OddTypes.Of<>(TimeUnit.DAYS), "{\"v\":\"DAYS\"}"),
                Arguments.of(
                        OddTypes.AskLong64.class,
                        new OddTypes.Long64(Long.MIN_VALUE),
                        "{\"v\":\"-9223372036854775808\"}"),
                Arguments.of(OddTypes.AskByToString.class, new OddTypes.ByToString(BigInteger.TEN), "{\"v\":\"10\"}"),
                Arguments.of(OddTypes.AskByToString.class, new OddTypes.ByToString(null), "{\"v\":null}"),
                Arguments.of(OddTypes.AskExact.class, new OddTypes.Exact(new BigDecimal("1E+3")), "{\"v\":\"1000\"}"),
                Arguments.of(
                        OddTypes.ShapedInstant.class,
                        new OddTypes.Of<>(Instant.EPOCH),
                        "{\"v\":\"1970-01-01T00:00:00Z\"}"),
                Arguments.of(OddTypes.ByLong.class, new OddTypes.Of<>(Map.of(7L, "b")), "{\"v\":{\"7\":\"b\"}}"),
                Arguments.of(
                        OddTypes.ById.class,
                        new OddTypes.Of<>(Map.of(new UUID(1, 2), "b")),
                        "{\"v\":{\"00000000-0000-0001-0000-000000000002\":\"b\"}}"),
                Arguments.of(
                        OddTypes.ByDate.class,
                        new OddTypes.Of<>(Map.of(LocalDate.EPOCH, "b")),
                        "{\"v\":{\"1970-01-01\":\"b\"}}"),
                Arguments.of(
                        OddTypes.BySku.class,
                        new OddTypes.Of<>(Map.of(new Samples.Sku("a"), "b")),
                        "{\"v\":{\"a\":\"b\"}}"),
                Arguments.of(OddTypes.Plated.class, new OddTypes.Of<>(new OddTypes.Plate("x")), "{\"v\":\"x\"}"),
                Arguments.of(OddTypes.AskLeaking.class, new OddTypes.Leaking(1), "{\"v\":1}"),
                Arguments.of(OddTypes.AskLeftOut.class, new OddTypes.LeftOut(List.of(), Optional.empty()), "{}"),
                Arguments.of(
                        OddTypes.AskSnake.class, new OddTypes.Of<>(new OddTypes.Snake(1)), "{\"v\":{\"some_name\":1}}"),
                Arguments.of(
                        OddTypes.AskNodes.class,
                        new OddTypes.Nodes(node("[null,[null]]"), List.of(node("null")), Map.of("a", node("null"))),
                        "{\"one\":[null,[null]],\"list\":[null],\"map\":{\"a\":null}}"),
                Arguments.of(
                        OddTypes.AskReals.class,
                        reals(1, 1, 1, 1, OptionalDouble.empty()),
                        "{\"one\":1.0,\"other\":1.0,\"many\":[1.0],\"listed\":[1.0],\"maybe\":null}"));
    }

    private static JsonNode node(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static OddTypes.Reals reals(double one, float other, double many, double listed, OptionalDouble maybe) {
        return new OddTypes.Reals(one, other, new double[] {many}, List.of(listed), maybe);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void writesAReplyAsItsSchemaSays(Class<?> message, Object reply, String json) {
        var written = Reading.operation(message).reply().orElseThrow().write(reply);

        assertThat(written).isInstanceOfSatisfying(Reply.Written.Json.class, bytes -> {
            assertThat(new String(bytes.json(), StandardCharsets.UTF_8)).isEqualTo(json);
            assertThat(Described.variant(message, 0).accepts(json)).isTrue();
        });
    }

    static Stream<Arguments> unwritable() {
        return Stream.of(
                Arguments.of(OddTypes.AskReals.class, reals(Double.NaN, 1, 1, 1, OptionalDouble.empty())),
                Arguments.of(OddTypes.AskReals.class, reals(1, Float.NEGATIVE_INFINITY, 1, 1, OptionalDouble.empty())),
                Arguments.of(OddTypes.AskReals.class, reals(1, 1, Double.NaN, 1, OptionalDouble.empty())),
                Arguments.of(OddTypes.AskReals.class, reals(1, 1, 1, Double.NaN, OptionalDouble.empty())),
                Arguments.of(OddTypes.AskReals.class, reals(1, 1, 1, 1, OptionalDouble.of(Double.POSITIVE_INFINITY))),
                Arguments.of(OddTypes.AnyNumber.class, new OddTypes.Of<>(Double.NaN)),
                Arguments.of(OddTypes.AskElements.class, elements(null, 1, "a", 1L)),
                Arguments.of(OddTypes.AskElements.class, elements("a", null, "a", 1L)),
                Arguments.of(OddTypes.AskElements.class, elements("a", 1, null, 1L)),
                Arguments.of(OddTypes.AskElements.class, elements("a", 1, "a", null)));
    }

    @NullUnmarked
    private static OddTypes.Elements elements(String list, Integer map, String array, Long nested) {
        return new OddTypes.Elements(
                Collections.singletonList(list),
                new HashMap<>(Collections.singletonMap("a", map)),
                new String[] {array},
                List.of(Arrays.asList(nested)));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void doesNotWriteAReplyThatItsSchemaDoesNotAllow(Class<?> message, Object reply) {
        assertThat(Reading.operation(message).reply().orElseThrow().write(reply))
                .isInstanceOf(Reply.Written.Unwritable.class);
    }

    static Stream<Arguments> undescribed() {
        return Stream.of(
                Arguments.of(OddTypes.OfOrdinal.class, "OfOrdinal.v", "its constants must be texts or whole numbers"),
                Arguments.of(OddTypes.OfAsObject.class, "OfAsObject.v", "its constants must be texts or whole numbers"),
                Arguments.of(OddTypes.AskSparse.class, "AskSparse", "make it an Optional or @Nullable"),
                Arguments.of(OddTypes.AskFlattened.class, "AskFlattened.v", "@JsonAnyGetter, so remove it"),
                Arguments.of(OddTypes.AskComputed.class, "AskComputed.sum", "only components of a record"),
                Arguments.of(OddTypes.OfVehicle.class, "OfVehicle.v", "seal it and remove @JsonTypeInfo"),
                Arguments.of(OddTypes.AskVehicle.class, "AskVehicle", "seal it and remove @JsonTypeInfo"),
                Arguments.of(OddTypes.OfSealed.class, "OfSealed.v", "remove @JsonTypeInfo"),
                Arguments.of(OddTypes.OfEnumKind.class, "EnumKind", "make it a record"),
                Arguments.of(OddTypes.AskEnumKind.class, "EnumKind", "make it a record"),
                Arguments.of(OddTypes.AskHiding.class, "RenamedToType.kind is named type in JSON", "another name"),
                Arguments.of(OddTypes.AskHiding.class, "RenamedToStatus.code is named status in JSON", "another name"),
                Arguments.of(OddTypes.AskRenamedByNaming.class, "named executed in JSON", "another name"),
                Arguments.of(OddTypes.AskStream.class, "AskStream", "use a record"),
                Arguments.of(OddTypes.AskFlux.class, "AskFlux", "use a record"),
                Arguments.of(OddTypes.AskVoid.class, "AskVoid", "use a record"),
                Arguments.of(OddTypes.ByRecord.class, "ByRecord.v", "use a text, an enum"),
                Arguments.of(OddTypes.AskByRecord.class, "AskByRecord", "use a text, an enum"),
                Arguments.of(OddTypes.OfBean.class, "OfBean.v", "use a record"),
                Arguments.of(OddTypes.AskBean.class, "AskBean", "use a record"),
                Arguments.of(OddTypes.ShapedBoolean.class, "ShapedBoolean.v", "its @JsonFormat"),
                Arguments.of(OddTypes.ShapedNumber.class, "ShapedNumber.v", "its @JsonFormat"),
                Arguments.of(OddTypes.ShapedArray.class, "ShapedArray.v", "its @JsonFormat"),
                Arguments.of(OddTypes.OneWay.class, "OneWay.v", "limits the access"),
                Arguments.of(OddTypes.AskOneWay.class, "AskOneWay.v", "limits the access"),
                Arguments.of(OddTypes.AskRaw.class, "AskRaw.v", "@JsonRawValue, so remove it"),
                Arguments.of(OddTypes.OwnDeserializer.class, "OwnDeserializer.v", "@JsonDeserialize, so remove it"),
                Arguments.of(OddTypes.Atomic.class, "Atomic.v", "use a record"),
                Arguments.of(OddTypes.Anything.class, "Anything.v", "JsonNode"),
                Arguments.of(OddTypes.Anythings.class, "Anythings.v", "JsonNode"),
                Arguments.of(OddTypes.AskAnything.class, "AskAnything", "JsonNode"),
                Arguments.of(OddTypes.Lenient.class, "Lenient", "ignoreUnknown"),
                Arguments.of(OddTypes.OnlyValue.class, "OnlyValue", "a message is an object"),
                Arguments.of(OddTypes.Twice.class, "OddTypes$Twice", "contradict each other"),
                Arguments.of(OddTypes.AskTwice.class, "OddTypes$Twice", "contradict each other"));
    }

    @ParameterizedTest
    @MethodSource("undescribed")
    void refusesATypeThatNoSchemaDescribes(Class<?> message, String named, String remedy) {
        assertThatThrownBy(() -> Reading.protocol(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(remedy);
    }
}
