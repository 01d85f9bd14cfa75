package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFaultsTests {

    private final TextFaults faults = new TextFaults(ProtocolJson.mapper(List.of()));

    private List<String> pointers(String json) {
        return faults.find(json.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Fault::pointer)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":\"\\ud800\"}', /a", "'{\"a\":[1,{\"b\":\"x\\uDbFfy\"}]}', /a/1/b", "'\"\\udc00\\ud800\"', ''"})
    void findsUnpairedSurrogates(String json, String pointer) {
        assertThat(pointers(json)).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"\\\\ud800\"}",
                "{\"a\":\"ä€😀\"}",
                "{\"a\":\"\\u00e4\\n\\\"\"}",
                "{\"a\":\"\\udz",
                ""
            })
    void findsNothingInOtherJson(String json) {
        assertThat(pointers(json)).isEmpty();
    }
}
