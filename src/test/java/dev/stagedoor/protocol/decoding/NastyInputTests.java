package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.introspection.SingleValue;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input to every message results in a message or in faults, never in an exception. */
final class NastyInputTests {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1.0",
            "1e400000000",
            "-1e400000000",
            "1e400000000000",
            "1e-400000000",
            "9".repeat(999),
            "9".repeat(5000),
            "0." + "9".repeat(900),
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"-Infinity\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"RED\"",
            "\"2026-01-31T12:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"PT9223372036854775807S\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[]",
            "[null]",
            "[[null]]",
            "[\"circle\",{\"radius\":1}]",
            "[1e400000000]",
            "{}",
            "{\"\":null}",
            "{\"\":1}",
            "{\"RED\":1e400000000}",
            "{\"BLUE\":1}",
            "{\"0\":1}",
            "{\"type\":null}",
            "{\"type\":[]}",
            "{\"type\":\"circle\"}",
            "{\"type\":\"circle\",\"type\":\"circle\"}",
            "{\"type\":\"circle\",\"radius\":1e400000000}",
            "{\"@class\":\"java.lang.Object\"}",
            "{\"from\":2,\"to\":1}",
            "{\"sku\":null,\"qty\":1e400000000}",
            "[".repeat(499),
            "[".repeat(400) + "]".repeat(400),
            "[".repeat(100_000),
            "{\"v\":".repeat(400) + "1" + "}".repeat(400),
            "{\"value\":1,\"children\":[".repeat(200) + "]}".repeat(200));

    private static final List<byte[]> BODIES = List.of(
            new byte[] {0},
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            "{\"v\":1}".getBytes(StandardCharsets.UTF_16),
            "{\"v\":1}".getBytes(StandardCharsets.UTF_16LE),
            ("{\"" + "k".repeat(60_000) + "\":1}").getBytes(StandardCharsets.UTF_8));

    static Stream<Class<?>> messages() {
        return Arrays.stream(Samples.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .filter(message -> message.getTypeParameters().length == 0)
                .filter(message -> SingleValue.of(message).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decodesOrRefusesAnyBody(Class<?> message) {
        var operation = Reading.operation(message);

        assertThat(bodies()).allSatisfy(body -> assertDecodedOrRefused(operation, body, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decodesOrRefusesAnyBodyWithParameters(Class<?> message) {
        var operation = Reading.operation(message);

        assertThat(bodies()).allSatisfy(body -> assertDecodedOrRefused(operation, body, Map.of("w", List.of("1"))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decodesOrRefusesAnyParameter(Class<?> message) {
        var operation = Reading.operation(message);

        assertThat(VALUES)
                .allSatisfy(value -> assertDecodedOrRefused(operation, new byte[0], Map.of("v", List.of(value))))
                .allSatisfy(
                        value -> assertDecodedOrRefused(operation, new byte[0], Map.of("v", List.of(value, value))));
    }

    private static List<byte[]> bodies() {
        var objects = VALUES.stream()
                .flatMap(value -> Stream.of(value, "{\"v\":" + value + "}", "{\"v\":" + value + ",\"v\":1}"))
                .map(json -> json.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(objects, BODIES.stream()).toList();
    }

    private static void assertDecodedOrRefused(Operation operation, byte[] body, Map<String, List<String>> parameters) {
        switch (operation.decode(body, parameters, null)) {
            case Decoded.Failed(var cause) -> throw new AssertionError(cause);
            case Decoded.Message(var message) -> assertThat(message).isInstanceOf(operation.message());
            case Decoded.Invalid(var faults) ->
                assertThat(faults)
                        .allSatisfy(fault -> assertThat(fault.detail()).isNotBlank());
        }
    }
}
