package dev.stagedoor.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogValueTests {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "a/b:c", "Ähre", "猫", "😀", ""})
    void keepsPlainTextUnchanged(String text) {
        assertThat(LogValue.of(text)).isEqualTo(text);
    }

    @Test
    void escapesControlCharactersSpacesAndBackslashes() {
        assertThat(LogValue.of("a\nb\u2028c d\u0085e\u00A0f\u202Eg\\h"))
                .isEqualTo("a\\u000Ab\\u2028c\\u0020d\\u0085e\\u00A0f\\u202Eg\\u005Ch");
    }
}
