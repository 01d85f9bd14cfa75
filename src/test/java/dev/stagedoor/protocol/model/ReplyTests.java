package dev.stagedoor.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

final class ReplyTests {

    public record Count(long count) {}

    public record GetCount(ActorRef<Count> replyTo) {}

    public record GetSuper(ActorRef<? super Count> replyTo) {}

    public record GetList(ActorRef<List<Count>> replyTo) {}

    public record Finish(ActorRef<Done> replyTo) {}

    public record Try(ActorRef<StatusReply<Count>> replyTo) {}

    public record TryToFinish(ActorRef<StatusReply<Done>> replyTo) {}

    public sealed interface Withdrawal {}

    public record Withdrawn(BigDecimal balance, Instant at) implements Withdrawal {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public record InsufficientFunds(BigDecimal balance) implements Withdrawal {}

    @ResponseStatus(code = HttpStatus.FORBIDDEN, reason = "The account is closed")
    public record Closed() implements Withdrawal {}

    public record Withdraw(ActorRef<Withdrawal> replyTo) {}

    public record GetPage(ActorRef<Samples.Pair<Count, List<Long>>> replyTo) {}

    public record GetResult(ActorRef<Samples.Result<Count>> replyTo) {}

    @ResponseStatus(HttpStatus.CONTINUE)
    public record Going() {}

    public record Informational(ActorRef<Going> replyTo) {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public record Hiding(String executed) {}

    public record HiddenMember(ActorRef<Hiding> replyTo) {}

    public sealed interface Kind {}

    public record Typed(String type) implements Kind {}

    public record HiddenType(ActorRef<Kind> replyTo) {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public enum Refusing {
        NO
    }

    public record RefusedByNoRecord(ActorRef<Refusing> replyTo) {}

    /** Record with an optional and a nullable component. */
    public record Profile(
            String name, Optional<String> mail, @Nullable Integer age) {}

    public record GetProfile(ActorRef<Profile> replyTo) {}

    @SuppressWarnings("NullAway") // actors may be compiled without NullAway
    private static String nothing() {
        return null;
    }

    @Test
    void cannotWriteAReplyWhenARequiredMemberIsNull() {
        var reply = Reading.operation(GetProfile.class).reply().orElseThrow();

        assertThat(reply.write(new Profile(nothing(), Optional.of("a@b"), 1)))
                .isEqualTo(new Reply.Written.Unwritable());
    }

    @Test
    void writesOptionalAndNullableMembersAsNull() {
        var reply = Reading.operation(GetProfile.class).reply().orElseThrow();

        assertThat(json(reply, new Profile("ann", Optional.empty(), null)))
                .isEqualTo("{\"name\":\"ann\",\"mail\":null,\"age\":null}");
    }

    @Test
    void writesARecordAsAnObject() {
        var reply = reply(GetCount.class);

        assertThat(reply.variantOf(new Count(1)).orElseThrow().status()).isEqualTo(200);
        assertThat(json(reply, new Count(1))).isEqualTo("{\"count\":1}");
    }

    @Test
    void readsTheTypeOfAWildcard() {
        assertThat(reply(GetSuper.class).type().getRawClass()).isEqualTo(Count.class);
    }

    @Test
    void writesAGenericReply() {
        var reply = reply(GetPage.class);

        assertThat(json(reply, new Samples.Pair<>(new Count(1), List.of(2L))))
                .isEqualTo("{\"left\":{\"count\":1},\"right\":[2]}");
    }

    @Test
    void writesAList() {
        assertThat(json(reply(GetList.class), List.of(new Count(1)))).isEqualTo("[{\"count\":1}]");
    }

    @Test
    void hasNoBodyForDone() {
        assertThat(reply(Finish.class).variantOf(Done.done()).orElseThrow().empty())
                .isTrue();
        assertThat(reply(TryToFinish.class).variants()).allMatch(Reply.Variant::empty);
    }

    @Test
    void readsTheTypeOfTheValueInAStatusReply() {
        var reply = reply(Try.class);

        assertThat(reply.type().getRawClass()).isEqualTo(Count.class);
    }

    @Test
    void distinguishesTheVariantsOfAFamily() {
        var reply = reply(Withdraw.class);

        assertThat(reply.variants())
                .extracting(Reply.Variant::name)
                .containsExactly("withdrawn", "insufficient-funds", "closed");
        assertThat(reply.variantOf(new InsufficientFunds(BigDecimal.ONE))
                        .orElseThrow()
                        .status())
                .isEqualTo(409);
        assertThat(reply.variantOf(new Closed()).orElseThrow().title()).isEqualTo("The account is closed");
        assertThat(reply.variants()).extracting(Reply.Variant::refusal).containsExactly(false, true, true);
    }

    @Test
    void writesTheNameOfTheVariant() {
        var withdrawn = new Withdrawn(new BigDecimal("1E+3"), Instant.parse("2026-01-31T12:00:00Z"));

        assertThat(json(reply(Withdraw.class), withdrawn))
                .isEqualTo("{\"type\":\"withdrawn\",\"balance\":1000,\"at\":\"2026-01-31T12:00:00Z\"}");
    }

    @Test
    void writesTheNameOfTheVariantOfAGenericFamily() {
        assertThat(json(reply(GetResult.class), new Samples.Good<>(new Count(1))))
                .isEqualTo("{\"type\":\"good\",\"value\":{\"count\":1}}");
    }

    @ParameterizedTest
    @ValueSource(classes = {Informational.class, HiddenMember.class, HiddenType.class, RefusedByNoRecord.class})
    void refusesReplyTypesThatCannotBeServed(Class<?> message) {
        assertThatThrownBy(() -> Reading.protocol(message)).isInstanceOf(ProtocolException.class);
    }

    private static Reply reply(Class<?> message) {
        return Reading.operation(message).reply().orElseThrow();
    }

    @Test
    void recognizesAWrittenReply() {
        var reply = reply(Withdraw.class);
        var written = written(reply, new InsufficientFunds(BigDecimal.ONE));

        assertThat(reply.write(written)).isSameAs(written);
        assertThat(reply.variantOf(written)).isEqualTo(reply.variantOf(new InsufficientFunds(BigDecimal.ONE)));
        assertThat(reply.members(written).path("balance").asInt()).isEqualTo(1);
    }

    @Test
    void stopsToWriteAReplyThatIsTooLarge() {
        var reply = reply(GetCount.class);

        assertThat(reply.write(new Count(1), 11)).isInstanceOf(Reply.Written.Json.class);
        assertThat(reply.write(new Count(1), 10)).isEqualTo(new Reply.Written.TooLarge(10));
    }

    @Test
    void readsAStatusReplyWithoutAValue() {
        var reply = reply(Try.class);

        assertThat(reply.variantOf(written(reply, Done.done()))).contains(Reply.DONE);
    }

    @Test
    void doesNotTakeAVariantOfAnotherVersionForAnotherOne() {
        var written = new Reply.Written.Json("frozen", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(reply(Withdraw.class).variantOf(written)).isEmpty();
    }

    private static Reply.Written.Json written(Reply reply, Object value) {
        return (Reply.Written.Json) reply.write(value);
    }

    private static String json(Reply reply, Object value) {
        return new String(written(reply, value).json(), StandardCharsets.UTF_8);
    }
}
