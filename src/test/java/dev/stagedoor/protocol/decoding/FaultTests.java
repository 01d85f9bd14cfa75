package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTests {

    public record Broken(String v) {
        public Broken {
            throw new IllegalStateException("an internal detail");
        }
    }

    public static final class Throwing implements ConstraintValidator<Throws, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            throw new IllegalStateException("of the validator");
        }
    }

    @Constraint(validatedBy = Throwing.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Throws {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public record Unvalidated(@Throws String v) {}

    static Stream<Arguments> inputs() {
        return Stream.of(
                input(Samples.Order.class, "{}", "/line", "/more"),
                input(Samples.Order.class, "{\"line\":null,\"more\":null}", "/line", "/more"),
                input(
                        Samples.Order.class,
                        "{\"line\":{\"sku\":1,\"note\":2},\"more\":[{},7,null],\"x\":1}",
                        "/line/sku",
                        "/line/qty",
                        "/line/note",
                        "/more/0/sku",
                        "/more/0/qty",
                        "/more/1",
                        "/more/2",
                        "/x"),
                input(
                        Samples.Order.class,
                        "{\"line\":{\"sku\":\"\",\"qty\":0},\"more\":[{\"sku\":\"a\",\"qty\":-1}]}",
                        "/line/sku",
                        "/line/qty",
                        "/more/0/qty"),
                input(
                        Samples.Order.class,
                        "{\"line\":{\"sku\":\"a\",\"qty\":0},\"more\":[],\"x\":1}",
                        "/line/qty",
                        "/x"),
                input(Samples.Unmarked.class, "{\"v\":[{\"sku\":\"a\",\"qty\":0}]}", "/v/0/qty"),
                input(Samples.Positives.class, "{\"v\":[1,0,null,\"a\"]}", "/v/2", "/v/3"),
                input(Samples.Positives.class, "{\"v\":[1,0,2,-1]}", "/v/1", "/v/3"),
                input(Samples.Nested.class, "{\"v\":[[1,\"2\"],3,[null],null]}", "/v/0/1", "/v/1", "/v/2/0", "/v/3"),
                input(Samples.Nested.class, "{\"v\":[[null]]}", "/v/0/0"),
                input(Samples.MaybeList.class, "{\"v\":[1,null]}", "/v/1"),
                input(Samples.Counts.class, "{\"v\":{\"RED\":0,\"grün\":-1}}", "/v/RED", "/v/grün"),
                input(Samples.Counts.class, "{\"v\":{\"a/b~c\":1,\"RED\":\"x\"}}", "/v/a~1b~0c", "/v/RED"),
                input(
                        Samples.Drawn.class,
                        "{\"v\":{\"type\":\"circle\",\"radius\":\"x\",\"y\":1},\"more\":[]}",
                        "/v/radius",
                        "/v/y"),
                input(
                        Samples.Drawn.class,
                        "{\"v\":{\"type\":\"circle\",\"radius\":0},\"more\":[{\"type\":\"circle\",\"radius\":0}]}",
                        "/v/radius",
                        "/more/0/radius"),
                input(Samples.Drawn.class, "{\"v\":{\"radius\":1},\"more\":[{\"type\":1}]}", "/v/type", "/more/0/type"),
                input(
                        Samples.Drawn.class,
                        "{\"v\":{\"type\":\"triangle\"},\"more\":[[\"tri\",{}]]}",
                        "/v/type",
                        "/more/0"),
                input(Samples.Drawn.class, "{\"v\":[\"tri\",{}],\"more\":[]}", "/v"),
                input(Samples.Drawn.class, "{\"v\":{\"type\":\"square\",\"side\":101},\"more\":[7]}", "/v", "/more/0"),
                input(Samples.Resulting.class, "{\"v\":{\"type\":\"good\",\"value\":\"x\"}}", "/v/value"),
                input(Samples.Paired.class, "{\"v\":{\"left\":\"x\",\"right\":0}}", "/v/left", "/v/right"),
                input(
                        Samples.Planted.class,
                        "{\"v\":{\"value\":1,\"children\":[{\"value\":\"x\",\"children\":[null]}]}}",
                        "/v/children/0/value",
                        "/v/children/0/children/0"),
                input(Samples.Ranged.class, "{\"v\":{\"from\":2,\"to\":1},\"other\":\"x\"}", "/v", "/other"),
                input(Samples.Even.class, "{\"v\":3}", ""),
                input(Samples.Even.class, "{\"v\":11}", "", "/v"),
                input(Samples.Asked.class, "{\"by\":1,\"replyTo\":null}", "/replyTo"),
                input(Samples.Asked.class, "{\"by\":0,\"replyTo\":{\"a\":[1]}}", "/by", "/replyTo"),
                input(Samples.Asked.class, "{\"by\":1,\"replyTo\":\"pekko://system/user\"}", "/replyTo"));
    }

    private static Arguments input(Class<?> message, String json, String... pointers) {
        return Arguments.of(message, json, List.of(pointers));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void reportsEveryFaultWithItsPointer(Class<?> message, String json, List<String> pointers) {
        var decoded = Reading.decode(message, json);

        assertThat(Reading.pointers(decoded)).containsExactlyInAnyOrderElementsOf(pointers);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "null", "[]", "[{}]", "1", "\"{}\"", "true", "[[[]]]"})
    void refusesJsonThatIsNotAnObject(String json) {
        var decoded = Reading.decode(Samples.Whole.class, json);

        assertThat(decoded).isEqualTo(new Decoded.Invalid(List.of(new Fault("", "must be an object"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"v\":1",
                "{\"v\":1}}",
                "{\"v\":1} {}",
                "{\"v\":1}x",
                "{\"v\":1,}",
                "{'v':1}",
                "{v:1}",
                "{\"v\":01}",
                "{\"v\":NaN}",
                "{\"v\":1/**/}",
                "{\"v\":1,\"v\":1}",
                "{\"v\":\"\u0001\"}"
            })
    void refusesWhatIsNotValidJson(String json) {
        var faults = Reading.faults(Reading.decode(Samples.Whole.class, json));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.detail()).startsWith("is not valid JSON").doesNotContain("`");
        });
    }

    @Test
    void treatsAnEmptyBodyAsAnEmptyObject() {
        assertThat(Reading.decode(Samples.Empty.class, "")).isEqualTo(new Decoded.Message(new Samples.Empty()));
        assertThat(Reading.pointers(Reading.decode(Samples.Whole.class, ""))).containsExactly("/v");
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        var faults = Reading.faults(Reading.decode(Samples.Whole.class, "{\"v\":" + "[".repeat(501)));

        assertThat(faults).singleElement().extracting(Fault::pointer).isEqualTo("");
    }

    @Test
    void reportsTheIllegalArgumentOfAConstructor() {
        var faults = Reading.faults(Reading.decode(Samples.Ranged.class, "{\"v\":{\"from\":2,\"to\":1},\"other\":1}"));

        assertThat(faults).containsExactly(new Fault("/v", "ends before it begins"));
    }

    @Test
    void reportsADateThatAConstructorRefuses() {
        var faults = Reading.faults(Reading.decode(Samples.Dated.class, "{\"year\":2026,\"month\":13}"));

        assertThat(faults).singleElement().extracting(Fault::detail).asString().contains("13");
    }

    @Test
    void failsWhenAConstructorThrowsAnyOtherException() {
        assertThat(Reading.decode(Broken.class, "{\"v\":\"x\"}"))
                .isInstanceOfSatisfying(
                        Decoded.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessage("an internal detail"));
    }

    @Test
    void failsWhenAValidatorThrows() {
        assertThat(Reading.decode(Unvalidated.class, "{\"v\":\"x\"}")).isInstanceOf(Decoded.Failed.class);
    }

    @Test
    void refusesInputThatExhaustsTheStack() {
        var faults = Reading.faults(Reading.decode(Samples.Endless.class, "{\"v\":1}"));

        assertThat(faults).containsExactly(new Fault("", "is nested too deeply"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 450, 499, 10_000})
    void refusesARecursiveTypeThatIsNestedTooDeeply(int depth) {
        var json = "{\"v\":{\"type\":\"more\",\"rest\":".repeat(depth);

        assertThat(Reading.pointers(Reading.decode(Samples.Linked.class, json))).containsExactly("");
    }

    @Test
    void decodesARecursiveTypeThatIsAsDeepAsTheParserAllows() {
        int depth = ProtocolJson.MAX_DEPTH - 2;
        var json = "{\"v\":" + "{\"type\":\"more\",\"rest\":".repeat(depth) + "{\"type\":\"end\"}" + "}".repeat(depth)
                + "}";

        assertThat(Reading.decode(Samples.Linked.class, json)).isInstanceOf(Decoded.Message.class);
    }

    @Test
    void reportsEveryMemberOfACustomForm() {
        var faults = Reading.faults(
                Reading.decode(Samples.Custom.class, "{\"day\":\"x\",\"count\":7,\"least\":\"-1\",\"other\":\"y\"}"));

        assertThat(faults)
                .containsExactly(
                        new Fault("/day", "must be a text in the format yyyy/MM/dd"),
                        new Fault(
                                "/count",
                                "must be a text with a whole number from -9223372036854775808 to 9223372036854775807"),
                        new Fault("/least", "must be greater than 0"),
                        new Fault("/other", "must be a whole number from -2147483648 to 2147483647"));
    }

    @Test
    void pointsAtTheObjectWhenAMethodIsConstrained() {
        assertThat(Reading.faults(Reading.decode(Samples.Ordered.class, "{\"from\":2,\"to\":1}")))
                .containsExactly(new Fault("", "must be ordered"));
    }

    @Test
    void reportsTheMessageOfAConstraint() {
        assertThat(Reading.faults(Reading.decode(Samples.Even.class, "{\"v\":3}")))
                .containsExactly(new Fault("", "must be even"));
    }

    @Test
    void treatsReplyToAsAnUnknownMember() {
        var named = Reading.faults(Reading.decode(Samples.Asked.class, "{\"by\":1,\"replyTo\":1}"));
        var unknown = Reading.faults(Reading.decode(Samples.Asked.class, "{\"by\":1,\"replyTp\":1}"));

        assertThat(named)
                .extracting(Fault::detail)
                .isEqualTo(List.of(unknown.getFirst().detail()));
    }

    @Test
    void suggestsTheNearestMember() {
        var faults = Reading.faults(Reading.decode(Samples.Asked.class, "{\"by\":1,\"bye\":1}"));

        assertThat(faults).singleElement().extracting(Fault::detail).asString().endsWith("known are by");
    }

    @Test
    void saysHowManyMembersThereAreWhenItSuggestsOnlySome() {
        var faults = Reading.faults(Reading.decode(Samples.Custom.class, "{\"days\":1}"));

        assertThat(faults)
                .filteredOn(fault -> fault.pointer().equals("/days"))
                .extracting(Fault::detail)
                .containsExactly("is not known here; the nearest of 4 known names are day, least, count");
    }

    @Test
    void reportsAtMostAHundredFaults() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(index -> "\"m" + index + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(Reading.faults(Reading.decode(Samples.Whole.class, many))).hasSize(100);
    }

    @Test
    void replacesUnpairedSurrogatesInFaults() {
        var fault = new Fault("/\ud800", "\ud800 is not known here");

        assertThat(fault).isEqualTo(new Fault("/?", "? is not known here"));
    }
}
