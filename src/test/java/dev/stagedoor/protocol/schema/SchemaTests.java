package dev.stagedoor.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Described;
import dev.stagedoor.testkit.fixture.Samples;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

final class SchemaTests {

    public sealed interface Answer {}

    public record Fine(Samples.Line line) implements Answer {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public record Refused(long left) implements Answer {}

    public record Question(ActorRef<Answer> replyTo) {}

    public record GetResult(ActorRef<Samples.Result<Long>> replyTo) {}

    public record GetPair(ActorRef<Samples.Pair<Long, List<String>>> replyTo) {}

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "-1",
            "200",
            "40000",
            "9223372036854775808",
            "1.5",
            "1e400",
            "\"\"",
            "\"x\"",
            "\"xy\"",
            "\"RED\"",
            "\"grün\"",
            "\"GREEN\"",
            "\"2026-01-31\"",
            "\"2026-01-31T12:00:00Z\"",
            "\"2026-01-31T12:00:00+01:00\"",
            "\"1700000000\"",
            "\"PT1.5S\"",
            "\"aGk=\"",
            "\"00000000-0000-0001-0000-000000000002\"",
            "[]",
            "[1]",
            "[0]",
            "[null]",
            "[\"a\"]",
            "[[1]]",
            "[[null]]",
            "{}",
            "{\"a\":1}",
            "{\"type\":\"tri\"}",
            "{\"left\":1,\"right\":\"RED\"}",
            "{\"left\":1,\"right\":null}",
            "{\"type\":\"good\",\"value\":1}",
            "{\"type\":\"good\",\"value\":\"x\"}",
            "{\"type\":\"bad\",\"why\":\"x\"}",
            "{\"value\":1,\"children\":[{\"value\":1,\"children\":[]}]}",
            "{\"value\":1,\"children\":[{\"value\":1}]}",
            "[{\"sku\":\"a\",\"qty\":1}]",
            "[{\"sku\":\"a\",\"qty\":0}]",
            "[{\"sku\":\"a\",\"qty\":1,\"note\":null}]",
            "[{\"sku\":\"\",\"qty\":1}]");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Samples.Whole.class,
                Samples.Small.class,
                Samples.Tiny.class,
                Samples.Big.class,
                Samples.Real.class,
                Samples.Text.class,
                Samples.Letter.class,
                Samples.Truth.class,
                Samples.Colored.class,
                Samples.At.class,
                Samples.Lasting.class,
                Samples.Day.class,
                Samples.Zoned.class,
                Samples.Id.class,
                Samples.Maybe.class,
                Samples.MaybeLong.class,
                Samples.MaybeDouble.class,
                Samples.Nullables.class,
                Samples.Texts.class,
                Samples.Nested.class,
                Samples.MaybeList.class,
                Samples.Positives.class,
                Samples.Unmarked.class,
                Samples.Resulting.class,
                Samples.Paired.class,
                Samples.Planted.class
            })
    void acceptsExactlyTheJsonThatDecodes(Class<?> message) {
        var examples = Stream.concat(
                        VALUES.stream().map(value -> "{\"v\":" + value + "}"), Stream.of("{}", "{\"w\":1}"))
                .toList();

        Described.assertAcceptsExactlyWhatDecodes(message, examples);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":{\"type\":\"circle\",\"radius\":1},\"more\":[]}",
                "{\"v\":{\"type\":\"circle\",\"radius\":0},\"more\":[]}",
                "{\"v\":{\"type\":\"tri\"},\"more\":[{\"type\":\"square\",\"side\":1,\"label\":null}]}",
                "{\"v\":{\"type\":\"tri\"},\"more\":[{\"type\":\"circle\",\"radius\":0}]}",
                "{\"v\":{\"type\":\"tri\",\"x\":1},\"more\":[]}",
                "{\"v\":{\"type\":\"triangle\"},\"more\":[]}",
                "{\"v\":{},\"more\":[]}",
                "{\"v\":[\"tri\",{}],\"more\":[]}"
            })
    void acceptsExactlyTheVariantsOfAFamilyThatDecode(String json) {
        var accepted = Described.message(Samples.Drawn.class).accepts(json);

        assertThat(accepted).isEqualTo(Reading.decode(Samples.Drawn.class, json) instanceof Decoded.Message);
    }

    @Test
    void namesMembersAsJsonDoes() {
        var schema = Described.message(Samples.Order.class);

        assertThat(schema.accepts("{\"line\":{\"sku\":\"a\",\"qty\":1},\"more\":[]}"))
                .isTrue();
        assertThat(schema.accepts("{\"line\":{\"sku\":\"a\",\"count\":1},\"more\":[]}"))
                .isFalse();
    }

    @Test
    void describesAValueRecordByItsValue() {
        assertThat(Described.message(Samples.Stocked.class).accepts("{\"v\":\"a\"}"))
                .isTrue();
        assertThat(Described.message(Samples.Stocked.class).accepts("{\"v\":{\"text\":\"a\"}}"))
                .isFalse();
    }

    @Test
    void describesBytesAsText() {
        assertThat(Described.message(Samples.Bytes.class).accepts("{\"v\":\"aGk=\"}"))
                .isTrue();
        assertThat(Described.message(Samples.Bytes.class).accepts("{\"v\":[1]}"))
                .isFalse();
    }

    public record Told(
            @Schema(description = "when") Instant v,

            @Schema(description = "which") @JsonFormat(pattern = "yyyy/MM/dd")
            LocalDate w) {}

    @Test
    void keepsTheDescriptionOfTheAnnotation() {
        var members = Described.message(Told.class)
                .definitions()
                .path("SchemaTestsTold")
                .path("properties");

        assertThat(members.path("v").path("description").asString()).isEqualTo("when");
        assertThat(members.path("v").path("format").asString()).isEqualTo("date-time");
        assertThat(members.path("w").path("description").asString()).isEqualTo("which");
    }

    public record Timed(
            @JsonFormat(pattern = "HH:mm:ss.SSS") LocalTime v) {}

    @Test
    void describesAPatternWithFractionsOfSeconds() {
        var members = Described.message(Timed.class)
                .definitions()
                .path("SchemaTestsTimed")
                .path("properties");

        assertThat(members.path("v").path("pattern").asString())
                .isEqualTo("^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$");
    }

    @Test
    void describesAZoneAsText() {
        assertThat(Described.message(Samples.Zone.class).accepts("{\"v\":\"Europe/Paris\"}"))
                .isTrue();
    }

    @Test
    void omitsReplyTo() {
        var described = Described.message(Samples.Asked.class);

        assertThat(described.schema().toString() + described.definitions()).doesNotContain("replyTo", "ActorRef");
    }

    @Test
    void omitsIgnoredMembers() {
        assertThat(Described.message(Samples.Secret.class).accepts("{\"shown\":\"a\",\"hidden\":\"b\"}"))
                .isFalse();
    }

    @Test
    void describesAVariantOfAReplyAsItIsWritten() {
        var reply = Reading.operation(Question.class).reply().orElseThrow();
        var written = reply.members((Reply.Written.Json) reply.write(new Fine(new Samples.Line("a", 1, null))));

        assertThat(Described.variant(Question.class, 0).accepts(written)).isTrue();
        assertThat(Described.variant(Question.class, 0).accepts("{\"type\":\"refused\",\"left\":1}"))
                .isFalse();
    }

    @Test
    void describesARefusalAsAProblem() {
        var problem = """
                {"type":"refused","title":"Refused","detail":"no","status":409,"executed":"yes","retryable":false,"left":1}""";

        assertThat(Described.variant(Question.class, 1).accepts(problem)).isTrue();
        assertThat(Described.variant(Question.class, 1).accepts("{\"type\":\"refused\",\"left\":1}"))
                .isFalse();
    }

    @Test
    void describesAGenericFamilyOfReplies() {
        assertThat(Described.variant(GetResult.class, 0).accepts("{\"type\":\"good\",\"value\":1}"))
                .isTrue();
        assertThat(Described.variant(GetResult.class, 0).accepts("{\"type\":\"good\",\"value\":\"x\"}"))
                .isFalse();
    }

    @Test
    void describesAGenericReply() {
        assertThat(Described.variant(GetPair.class, 0).accepts("{\"left\":1,\"right\":[\"a\"]}"))
                .isTrue();
        assertThat(Described.variant(GetPair.class, 0).accepts("{\"left\":\"a\",\"right\":[1]}"))
                .isFalse();
    }
}
