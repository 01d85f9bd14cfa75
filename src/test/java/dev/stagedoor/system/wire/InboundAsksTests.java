package dev.stagedoor.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Source;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.system.ProtocolFixture;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.pattern.StatusReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks that come from another process, whose version or limit may differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InboundAsksTests {

    private static final int LARGEST = 100;

    /** Protocol of this version. */
    public sealed interface Message {}

    /** Sets a name. */
    public record Rename(String name, ActorRef<StatusReply<Named>> replyTo) implements Message {}

    /** The name. */
    public record Named(String name) {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ValidationAutoConfiguration.class)
    static class Things {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> thing() {
            return Entity.of(EntityTypeKey.create(Message.class, "thing"), context -> Behaviors.empty());
        }
    }

    private final StageFixture stage = StageFixture.rehearsing(behavior -> behavior);
    private final TestProbe<Object> asker = TestProbe.create(stage.system());
    private final InboundAsks inboundAsks =
            new InboundAsks(new ProtocolCodec(ProtocolFixture.of(Things.class), LARGEST));

    @AfterAll
    void close() {
        stage.close();
    }

    private Envelope accept(String message, String json) {
        var source = new Source(message, json.getBytes(StandardCharsets.UTF_8), Map.of());
        var nanos = StageFixture.LONG.toNanos();
        return inboundAsks.accept(
                new WireEnvelope(
                        new WireRequest(WireRequest.Kind.MESSAGE, "thing", source, Origin.PLAIN), nanos, "asker"),
                asker.getRef(),
                stage.system());
    }

    private Object answerTo(StatusReply<Named> reply) {
        accept("rename", "{\"name\":\"any\"}").replyTo().tell(reply);
        return answer();
    }

    private Outcome answer() {
        return asker.expectMessageClass(DistantOutcome.class).outcome();
    }

    @Test
    void rejectsAMessageThatThisVersionDoesNotHave() {
        var envelope = accept("freeze", "{}");

        assertThat(answer()).isEqualTo(new Outcome.Unhandled());
        assertThat(envelope.begin()).isFalse();
    }

    @Test
    void rejectsAMessageThatHasOtherMembersInThisVersion() {
        var envelope = accept("rename", "{\"name\":{\"first\":\"any\"}}");

        assertThat(answer()).isEqualTo(new Outcome.Unhandled());
        assertThat(envelope.begin()).isFalse();
    }

    @Test
    void writesAReplyThatFits() {
        assertThat(answerTo(StatusReply.success(new Named("any"))))
                .isInstanceOfSatisfying(
                        Outcome.Replied.class,
                        replied -> assertThat(replied.reply()).isInstanceOf(Reply.Written.Json.class));
    }

    @Test
    void replacesAReplyThatIsTooLarge() {
        var answer = answerTo(StatusReply.success(new Named("x".repeat(LARGEST))));

        assertThat(answer).isEqualTo(new Outcome.Replied(new Reply.Written.TooLarge(LARGEST)));
    }

    @Test
    void replacesARefusalThatIsTooLarge() {
        var answer = answerTo(StatusReply.error("ä".repeat(LARGEST / 2 + 1)));

        assertThat(answer).isEqualTo(new Outcome.Replied(new Reply.Written.TooLarge(LARGEST)));
    }

    @Test
    void passesARefusalOnThatFits() {
        var reason = "x".repeat(LARGEST);

        assertThat(answerTo(StatusReply.error(reason))).isEqualTo(new Outcome.Rejected(reason));
    }

    @Test
    void namesTheAskerAsTheOneToAnswerWhenItPassesAnAskOn() {
        var passedOn = WireEnvelope.of(
                accept("rename", "{\"name\":\"any\"}"),
                stage.system().ignoreRef(),
                ref -> ref.path().toString());

        assertThat(passedOn.replyTo()).isEqualTo(asker.getRef().path().toString());
    }

    @Test
    void leavesTheAnswerToTheProcessThatItPassesAnAskOnTo() {
        var envelope = accept("rename", "{\"name\":\"any\"}");
        envelope.send();

        envelope.answer(new Outcome.Unhandled());
        asker.getRef().tell("next");

        asker.expectMessage("next");
    }
}
