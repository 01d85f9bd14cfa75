package dev.stagedoor.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTests {

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Nullable {}

    record Components(
            String required,
            long primitive,
            Optional<String> optional,
            OptionalInt number,
            @org.jspecify.annotations.Nullable String nullable,
            @Nullable String declared,
            List<@org.jspecify.annotations.Nullable String> elements) {}

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
    void numbersNamesThatWereGivenBefore() {
        var names = new UniqueNames(List.of("Paid"));

        assertThat(List.of(names.of("Free"), names.of("PAID"), names.of("paid"), names.of("Paid2")))
                .containsExactly("Free", "PAID2", "paid3", "Paid22");
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

    @ParameterizedTest
    @ValueSource(strings = {"optional", "number", "nullable", "declared"})
    void treatsOptionalAndNullableComponentsAsNullable(String component) {
        assertThat(Nullness.nullable(Components.class, component)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "primitive", "elements", "unknown"})
    void treatsOtherComponentsAsRequired(String component) {
        assertThat(Nullness.nullable(Components.class, component)).isFalse();
    }
}
