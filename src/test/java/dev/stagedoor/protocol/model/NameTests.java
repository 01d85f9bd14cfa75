package dev.stagedoor.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameTests {

    @ParameterizedTest
    @CsvSource({
        "InsufficientFunds, insufficient-funds",
        "Get, get",
        "HTTPServer, http-server",
        "GetURL, get-url",
        "Utf8Text, utf8-text",
        "snake_case, snake-case",
        "GrößeÄndern, größe-ändern",
        "X, x"
    })
    void writesNamesInKebabCase(String name, String kebab) {
        assertThat(Names.kebabCase(name)).isEqualTo(kebab);
    }

    @ParameterizedTest
    @CsvSource({
        "Deposit_2.x-y, Deposit_2.x-y",
        "Überweisung, Uberweisung",
        "Größe, Grosse",
        "Łódź, Lodz",
        "Pay$Now, Pay_Now",
        "名前, U540DU524D",
        "Get𝒳, GetX",
        "A😀, AU1F600"
    })
    void spellsNamesInAscii(String name, String ascii) {
        assertThat(Names.ascii(name)).isEqualTo(ascii);
    }

    @Test
    void writesNamesAsSentences() {
        assertThat(Names.sentenceCase("insufficient-funds")).isEqualTo("Insufficient funds");
    }

    @Test
    void findsTheNearestNamesFirst() {
        assertThat(Nearest.to("decremnt", List.of("reset", "increment", "decrement", "close")))
                .hasSize(3)
                .startsWith("decrement", "increment");
    }

    @Test
    void findsNothingWhenNoNameIsKnown() {
        assertThat(Nearest.to("anything", List.of())).isEmpty();
    }

    @Test
    void comparesOnlyTheBeginningOfALongName() {
        assertThat(Nearest.to("x".repeat(1_000_000), List.of("a"))).containsExactly("a");
    }
}
