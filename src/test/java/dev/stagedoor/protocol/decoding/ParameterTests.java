package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.OddTypes;
import dev.stagedoor.testkit.fixture.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ParameterTests {

    static Stream<Arguments> goodTexts() {
        return Stream.of(
                Arguments.of(List.of("5"), new Samples.Whole(5)),
                Arguments.of(List.of("true"), new Samples.Truth(true)),
                Arguments.of(List.of("5"), new Samples.Text("5")),
                Arguments.of(List.of("null"), new Samples.Text("null")),
                Arguments.of(List.of(""), new Samples.Text("")),
                Arguments.of(List.of("5"), new Samples.Letter('5')),
                Arguments.of(List.of("RED"), new Samples.Colored(Samples.Color.RED)),
                Arguments.of(List.of("2026-01-31T12:00:00Z"), new Samples.At(Instant.parse("2026-01-31T12:00:00Z"))),
                Arguments.of(List.of("5"), new Samples.Maybe(Optional.of(5L))),
                Arguments.of(List.of(""), new Samples.Maybe(Optional.empty())),
                Arguments.of(List.of("5"), new Samples.MaybeLong(OptionalLong.of(5))),
                Arguments.of(List.of("5"), new Samples.Nullables(5L)),
                Arguments.of(List.of("a", "5"), new Samples.Texts(Set.of("a", "5"))),
                Arguments.of(List.of("1", "2"), new Samples.Positives(List.of(1L, 2L))),
                Arguments.of(List.of("1", "2"), new Samples.MaybeList(List.of(Optional.of(1L), Optional.of(2L)))),
                Arguments.of(List.of("[1]", "[]"), new Samples.Nested(List.of(List.of(1L), List.of()))),
                Arguments.of(List.of("7"), new Samples.Numbered(OddTypes.ByNumber.SEVEN)),
                Arguments.of(List.of("7"), new OddTypes.Long64(7)),
                Arguments.of(List.of(""), new OddTypes.ByToString(null)),
                Arguments.of(List.of("4711"), new Samples.Stocked(new Samples.Sku("4711"))),
                Arguments.of(List.of("{\"RED\":1}"), new Samples.Counts(Map.of(Samples.Color.RED, 1L))),
                Arguments.of(
                        List.of("{\"left\":1,\"right\":\"RED\"}"),
                        new Samples.Paired(new Samples.Pair<>(1L, Samples.Color.RED))));
    }

    @ParameterizedTest
    @MethodSource("goodTexts")
    void convertsTextsToTheTypeOfTheMember(List<String> texts, Object message) {
        var decoded = Reading.decode(message.getClass(), "", Map.of("v", texts));

        assertThat(decoded).isEqualTo(new Decoded.Message(message));
    }

    static Stream<Arguments> badTexts() {
        return Stream.of(
                Arguments.of(Samples.Whole.class, List.of("x"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of(""), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of(" "), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("1.5"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("null"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("\"1\""), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("1 2"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("1e400000000"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("1e400000000000"), List.of("/v")),
                Arguments.of(Samples.MaybeLong.class, List.of(" "), List.of("/v")),
                Arguments.of(Samples.MaybeLong.class, List.of("null"), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("9".repeat(2000)), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("[".repeat(600)), List.of("/v")),
                Arguments.of(Samples.Whole.class, List.of("1", "2"), List.of("/v")),
                Arguments.of(Samples.Decimal.class, List.of("1e400000000"), List.of("/v")),
                Arguments.of(Samples.Real.class, List.of("NaN"), List.of("/v")),
                Arguments.of(Samples.Truth.class, List.of("TRUE"), List.of("/v")),
                Arguments.of(Samples.Truth.class, List.of("1"), List.of("/v")),
                Arguments.of(Samples.Colored.class, List.of("red"), List.of("/v")),
                Arguments.of(Samples.At.class, List.of("1700000000"), List.of("/v")),
                Arguments.of(Samples.Positives.class, List.of("1", "x", ""), List.of("/v/1", "/v/2")),
                Arguments.of(Samples.Positives.class, List.of("1", "-1"), List.of("/v/1")),
                Arguments.of(Samples.Counts.class, List.of("x"), List.of("/v")));
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void refusesTextsThatDoNotFitTheTypeOfTheMember(Class<?> message, List<String> texts, List<String> pointers) {
        var decoded = Reading.decode(message, "", Map.of("v", texts));

        assertThat(Reading.pointers(decoded)).isEqualTo(pointers);
    }

    @Test
    void addsParametersToTheBody() {
        var json = "{\"v\":{\"from\":1,\"to\":2}}";

        var decoded = Reading.decode(Samples.Ranged.class, json, Map.of("other", List.of("3")));

        assertThat(decoded).isEqualTo(new Decoded.Message(new Samples.Ranged(new Samples.Range(1, 2), 3)));
    }

    @Test
    void refusesAParameterThatTheBodyAlsoHas() {
        var decoded = Reading.decode(Samples.Whole.class, "{\"v\":1}", Map.of("v", List.of("1")));

        assertThat(Reading.pointers(decoded)).containsExactly("/v");
    }

    @Test
    void reportsAllFaultsOfBodyAndParameters() {
        var parameters = Map.of("v", List.of("1", "2"), "x", List.of("1"));

        var decoded = Reading.decode(Samples.Whole.class, "{\"y\":1}", parameters);

        assertThat(Reading.pointers(decoded)).containsExactlyInAnyOrder("/v", "/x", "/y");
    }

    @Test
    void refusesAnUnknownName() {
        var decoded = Reading.decode(Samples.Empty.class, "", Map.of("a/b", List.of("1")));

        assertThat(Reading.pointers(decoded)).containsExactly("/a~1b");
    }

    @Test
    void refusesReplyTo() {
        var decoded = Reading.decode(
                Samples.Asked.class, "", Map.of("by", List.of("1"), "replyTo", List.of("pekko://system/user")));

        assertThat(Reading.pointers(decoded)).containsExactly("/replyTo");
    }

    @Test
    void acceptsAnAlias() {
        assertThat(Reading.decode(Samples.Aliased.class, "", Map.of("old", List.of("1"))))
                .isEqualTo(new Decoded.Message(new Samples.Aliased(1)));
    }

    @Test
    void refusesABodyThatIsNotAnObject() {
        var decoded = Reading.decode(Samples.Whole.class, "[]", Map.of("v", List.of("1")));

        assertThat(Reading.pointers(decoded)).containsExactly("");
    }

    @Test
    void ignoresAParameterWithoutAValue() {
        var decoded = Reading.decode(Samples.Maybe.class, "", Map.of("v", List.of()));

        assertThat(decoded).isEqualTo(new Decoded.Message(new Samples.Maybe(Optional.empty())));
    }
}
