package dev.stagedoor.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormFieldsTests {

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("by=2", Map.of("by", List.of("2"))),
                Arguments.of("a=1&b=2", Map.of("a", List.of("1"), "b", List.of("2"))),
                Arguments.of("a=1&a=2", Map.of("a", List.of("1", "2"))),
                Arguments.of("a", Map.of("a", List.of(""))),
                Arguments.of("a=", Map.of("a", List.of(""))),
                Arguments.of("=a", Map.of("", List.of("a"))),
                Arguments.of("a=b=c", Map.of("a", List.of("b=c"))),
                Arguments.of("&&a=1&", Map.of("a", List.of("1"))),
                Arguments.of("first+name=Ying+%26+%C3%A4", Map.of("first name", List.of("Ying & ä"))),
                Arguments.of("%61=%3D", Map.of("a", List.of("="))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsFields(String encoded, Map<String, List<String>> fields) {
        assertThat(FormFields.parse(encoded)).contains(fields);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void readsNoFieldsFromAnEmptyText(String encoded) {
        assertThat(FormFields.parse(encoded)).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%zz=a", "a=1&b=%", "a=%FF", "%C3=1"})
    void refusesAllWhenOneFieldIsBroken(String encoded) {
        assertThat(FormFields.parse(encoded)).isEmpty();
    }

    @Test
    void keepsTheOrderOfFields() {
        var fields = Objects.requireNonNull(FormFields.parse("c=1&a=2&b=3&a=0").orElse(null));

        assertThat(fields.keySet()).containsExactly("c", "a", "b");
    }
}
