package dev.stagedoor.protocol.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.ProtocolException;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtocolReaderTests {

    public sealed interface Family {}

    public record Ask(long by, ActorRef<String> replyTo) implements Family {}

    public record GetThing(ActorRef<String> replyTo) implements Family {}

    public record GetRid(long by) implements Family {}

    public record Getaway(ActorRef<String> replyTo) implements Family {}

    public record Nothing() implements Family {}

    record Tick() implements Family {}

    record Tock() implements Family {}

    public sealed interface Part extends Family {}

    public record Nested() implements Part {}

    public interface Open {}

    public record OpenAsk(ActorRef<String> replyTo) implements Open {}

    record OpenTick() implements Open {}

    public static final class Twice {
        public sealed interface Message {}

        public record Same() implements Message {}

        public static final class Inner {
            public record Same() implements Message {}
        }
    }

    public sealed interface WithClass {}

    public static final class NoRecord implements WithClass {}

    public sealed interface WithHiddenClass {}

    static final class Hidden implements WithHiddenClass {}

    public record Many(ActorRef<String> replyTo, ActorRef<String> observer) {}

    public record Elsewhere(ActorRef<String> answerTo) {}

    public record Recipient(RecipientRef<String> replyTo) {}

    public record Listed(List<ActorRef<String>> watchers) {}

    public record Mapped(Map<String, Optional<ActorRef<String>>> watchers) {}

    public record Payload(String text, ActorRef<String> inner) {}

    public record Deep(List<Payload> payloads) {}

    public interface Loose {}

    public record Loosely(Loose loose) {}

    public record LooselyListed(List<Map<String, Loose>> looses) {}

    public record Unwrapped(@JsonUnwrapped Name name) {}

    public record Name(String first, String last) {}

    public record Ignored(@JsonIgnore String secret) {}

    public record Misconstrained(@Positive boolean odd) {}

    public sealed interface Clash {}

    public record Typed(String type) implements Clash {}

    public record Clashing(Clash clash) {}

    public sealed interface Twins {}

    public record One() implements Twins {}

    @JsonTypeName("one")
    public record Other() implements Twins {}

    public record Twinned(Twins twins) {}

    public record CaseOnly(int by, int By) {}

    public record PunctuationOnly(
            String byWhom, @JsonProperty("by_whom") String other) {}

    public record Dollar(int $) {}

    public record Reference(int $ref) {}

    public record TwinReply(ActorRef<Twins> replyTo) {}

    @Test
    void exposesOnlyThePublicRecordsOfAFamily() {
        var protocol = Reading.protocol(Family.class);

        assertThat(protocol.operations())
                .extracting(Operation::message)
                .containsExactlyInAnyOrder(
                        Ask.class, GetThing.class, GetRid.class, Getaway.class, Nothing.class, Nested.class);
    }

    @Test
    void findsMessagesBesideAnInterfaceThatIsNotSealed() {
        var protocol = Reading.protocol(Open.class);

        assertThat(protocol.operations()).extracting(Operation::message).containsExactly(OpenAsk.class);
    }

    @Test
    void refusesAnInterfaceWithoutAnyMessage() {
        assertThatThrownBy(() -> Reading.protocol(Loose.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(Loose.class.getName());
    }

    @Test
    void mapsAnAskWhoseNameStartsWithGetToGet() {
        var operations = Reading.protocol(Family.class).operations();

        assertThat(operations)
                .filteredOn(Operation::segment, "thing")
                .extracting(Operation::method, Operation::url)
                .containsExactly(tuple("GET", "/actors/thing/{id}/thing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "get-rid", "getaway", "nothing"})
    void mapsEveryOtherMessageToPost(String segment) {
        assertThat(Reading.protocol(Family.class).operations())
                .filteredOn(Operation::segment, segment)
                .extracting(Operation::method)
                .containsExactly("POST");
    }

    @Test
    void hasAReplyOnlyWhenTheMessageHasReplyTo() {
        assertThat(Reading.operation(Ask.class).reply()).isPresent();
        assertThat(Reading.operation(GetRid.class).reply()).isEmpty();
    }

    @Test
    void namesBothMessagesWhenTheyHaveTheSameName() {
        assertThatThrownBy(() -> Reading.protocol(Twice.Message.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(Twice.Same.class.getName(), Twice.Inner.Same.class.getName());
    }

    @Test
    void refusesAPublicMessageThatIsNotARecord() {
        assertThatThrownBy(() -> Reading.protocol(WithClass.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(NoRecord.class.getName());
    }

    @Test
    void ignoresANonPublicMessageThatIsNotARecord() {
        assertThat(Reading.protocol(WithHiddenClass.class).operations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", ".", "..", "ä", "{a}"})
    void refusesATypeThatCannotBeAUrlSegment(String type) {
        assertThatThrownBy(() -> Reading.reader().read(type, Ask.class)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAnActorRefThatIsNotReplyTo() {
        assertRefused(Many.class, "Many.observer");
        assertRefused(Elsewhere.class, "Elsewhere.answerTo");
        assertRefused(Recipient.class, "Recipient.replyTo");
    }

    @Test
    void refusesAnActorRefInsideAComponent() {
        assertRefused(Listed.class, "Listed.watchers");
        assertRefused(Mapped.class, "Mapped.watchers");
        assertRefused(Deep.class, "Deep.payloads.inner");
    }

    @Test
    void refusesAComponentWhoseInterfaceIsNotSealed() {
        assertRefused(Loosely.class, "Loosely.loose");
        assertRefused(LooselyListed.class, "LooselyListed.looses");
    }

    @Test
    void refusesAComponentThatIsUnwrappedOrIgnored() {
        assertRefused(Unwrapped.class, "Unwrapped.name");
        assertRefused(Ignored.class, "Ignored.secret");
    }

    @Test
    void refusesConstraintsThatCannotBeChecked() {
        assertRefused(Misconstrained.class, "Misconstrained");
    }

    @Test
    void refusesAComponentThatHidesTheDiscriminator() {
        assertRefused(Clashing.class, "Clashing.clash");
    }

    @Test
    void refusesAFamilyWithTheSameDiscriminatorTwice() {
        assertRefused(Twinned.class, Other.class.getName());
        assertRefused(TwinReply.class, Other.class.getName());
    }

    @Test
    void refusesNamesThatClientsCannotHave() {
        assertRefused(CaseOnly.class, "'by' and 'By' of " + CaseOnly.class.getName());
        assertRefused(PunctuationOnly.class, "'byWhom' and 'by_whom'");
        assertRefused(Dollar.class, "'$' of " + Dollar.class.getName());
        assertRefused(Reference.class, "'$ref'");
    }

    private static void assertRefused(Class<?> message, String named) {
        assertThatThrownBy(() -> Reading.protocol(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(named);
    }
}
