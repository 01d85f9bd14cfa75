package dev.stagedoor.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

final class WireEnvelopeTests {

    private final ActorRef<Object> asker = TestInbox.<Object>create().getRef();
    private final ActorRef<Object> ignoreRef = TestInbox.<Object>create().getRef();
    private final Envelope envelope = new OneWay(
            "rehearsal",
            new Request.Question(replyTo -> "any", StageFixture.SOURCE),
            Deadline.in(StageFixture.LONG),
            Origin.PLAIN,
            asker);

    private WireEnvelope wireEnvelope() {
        return WireEnvelope.of(envelope, ignoreRef, ref -> ref.equals(asker) ? "asker" : "nobody");
    }

    @Test
    void carriesTheReplyReferenceAndTheTimeLeft() {
        var wireEnvelope = wireEnvelope();

        assertThat(wireEnvelope.replyTo()).isEqualTo("asker");
        assertThat(wireEnvelope.nanos()).isPositive().isLessThanOrEqualTo(StageFixture.LONG.toNanos());
    }

    @Test
    void keepsTheCallerWhenItIsWritten() throws IOException {
        var source = new Source("any", new byte[] {1}, Map.of("a", List.of("b")), "{\"name\":\"ann\"}");
        var origin = new Origin("00-0123", "ann", null);
        var sent = new WireEnvelope(new WireRequest(WireRequest.Kind.MESSAGE, "type", source, origin), 1, "asker");

        var received = OutcomeCodec.CBOR.readValue(OutcomeCodec.CBOR.writeValueAsBytes(sent), WireEnvelope.class);

        assertThat(received.request().source().caller()).isEqualTo(source.caller());
        assertThat(received.request().origin()).isEqualTo(origin);
    }

    @Test
    void leavesTheDecisionToTheReceivingProcess() {
        wireEnvelope();

        assertThat(envelope.discard()).isFalse();
    }

    @Test
    void hasExpiredWhenTheEnvelopeWasGivenUp() {
        envelope.discard();

        var wireEnvelope = wireEnvelope();

        assertThat(wireEnvelope.replyTo()).isEqualTo("nobody");
        assertThat(wireEnvelope.nanos()).isZero();
    }

    @Test
    void ignoresTheOutcomeWhenTheEnvelopeWasSentBefore() {
        wireEnvelope();

        assertThat(wireEnvelope().replyTo()).isEqualTo("nobody");
    }
}
