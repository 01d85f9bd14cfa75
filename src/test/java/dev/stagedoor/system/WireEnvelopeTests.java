package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Request;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

final class WireEnvelopeTests {

    private final ActorRef<Object> asker = TestInbox.<Object>create().getRef();
    private final ActorRef<Object> nobody = TestInbox.<Object>create().getRef();
    private final Envelope envelope = new Envelope(
            "rehearsal",
            new Request.Question(replyTo -> "any", StageFixture.SOURCE),
            Deadline.in(StageFixture.LONG),
            null,
            asker);

    private WireEnvelope packed() {
        return WireEnvelope.of(envelope, nobody, ref -> ref.equals(asker) ? "asker" : "nobody");
    }

    @Test
    void carriesWhoWaitsAndForHowLong() {
        var wireEnvelope = packed();

        assertThat(wireEnvelope.replyTo()).isEqualTo("asker");
        assertThat(wireEnvelope.nanos()).isPositive().isLessThanOrEqualTo(StageFixture.LONG.toNanos());
    }

    @Test
    void leavesTheDecisionToWhereItIsSent() {
        packed();

        assertThat(envelope.drop()).isFalse();
    }

    @Test
    void comesTooLateForNobodyIfItWasGivenUpBefore() {
        envelope.drop();

        var wireEnvelope = packed();

        assertThat(wireEnvelope.replyTo()).isEqualTo("nobody");
        assertThat(wireEnvelope.nanos()).isZero();
    }

    @Test
    void isWantedOnce() {
        packed();

        assertThat(packed().replyTo()).isEqualTo("nobody");
    }
}
