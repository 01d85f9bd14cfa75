package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyHeaderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc | abc",
                "\"abc\" | abc",
                "8e03978e-40d5-43dd-bc93-6894a57f9324 | 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"a\\\"b\\\\c\" | a\"b\\c",
                "a\\b | a\\b",
                "a\"b | a\"b",
                "~! | ~!"
            })
    void readsKeysWithAndWithoutQuotes(String value, String key) {
        assertThat(KeyHeader.of(List.of(value))).isEqualTo(new KeyHeader.Key(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is empty",
                "\"\" | is empty",
                "\" | not a string in quotes",
                "\"abc | not a string in quotes",
                "\"abc\\\" | not a string in quotes",
                "\"abc\"x | not a string in quotes",
                "\"a\"b\" | not a string in quotes",
                "\"a\\b\" | not a string in quotes",
                "a b | visible",
                "\"a b\" | visible",
                "é | visible",
                "a\u007f | visible"
            })
    void explainsWhyAKeyIsInvalid(String value, String said) {
        assertThat(detail(List.of(value))).contains(said);
    }

    @Test
    void acceptsKeysOfAtMost255Characters() {
        assertThat(KeyHeader.of(List.of("x".repeat(255)))).isEqualTo(new KeyHeader.Key("x".repeat(255)));
        assertThat(KeyHeader.of(List.of("\"" + "x".repeat(255) + "\""))).isEqualTo(new KeyHeader.Key("x".repeat(255)));
        assertThat(detail(List.of("x".repeat(256)))).contains("256 characters");
    }

    @Test
    void refusesASecondHeader() {
        assertThat(detail(List.of("a", "a"))).contains("2 Idempotency-Key headers");
    }

    private static String detail(List<String> values) {
        return KeyHeader.of(values) instanceof KeyHeader.Invalid(var detail) ? detail : "";
    }
}
