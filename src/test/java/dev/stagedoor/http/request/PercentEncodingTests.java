package dev.stagedoor.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PercentEncodingTests {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'', ''",
        "a%2Fb, a/b",
        "%2f%25%20, '/% '",
        "%C3%A4, ä",
        "ä%C3%A4ä, äää",
        "%F0%9F%8E%AD, 🎭",
        "a+b, a+b",
        "%41%42c%44, ABcD",
        "%00, '\0'"
    })
    void decodesEscapes(String encoded, String decoded) {
        assertThat(PercentEncoding.decode(encoded)).contains(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "a%", "%zz", "%4z", "%z4", "% 41", "%+1", "%-1", "%%41", "%４１"})
    void refusesBrokenEscapes(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C3x", "%A4", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"})
    void refusesEscapesThatAreNotUtf8(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a+b, 'a b'", "a%2Bb, a+b", "+%20, '  '", "plain, plain"})
    void readsPlusAsSpaceInForms(String encoded, String decoded) {
        assertThat(PercentEncoding.decodeForm(encoded)).contains(decoded);
    }

    @Test
    void decodesEveryText() {
        assertThat(PercentEncoding.decodeAll(List.of("a", "", "%2F"))).contains(List.of("a", "", "/"));
    }

    @Test
    void refusesAllTextsWhenOneIsBroken() {
        assertThat(PercentEncoding.decodeAll(List.of("a", "%zz", "b"))).isEmpty();
    }

    @Test
    void readsUtf8() {
        assertThat(PercentEncoding.utf8(new byte[] {(byte) 0xC3, (byte) 0xA4})).contains("ä");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThat(PercentEncoding.utf8(new byte[] {'a', (byte) 0xE4})).isEmpty();
    }
}
