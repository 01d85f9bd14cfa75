package dev.stagedoor.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.reading.Reading;
import dev.stagedoor.testkit.fixture.Samples;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

final class QuestionTests {

    public record Between(String before, ActorRef<? super String> replyTo, long after) {}

    private final ActorRef<Object> asker = TestInbox.<Object>create().getRef();

    @Test
    void setsReplyToInAMessageThatRequiresIt() {
        var decoded = Reading.message(Reading.decode(Samples.Asked.class, "{\"by\":2}"));

        var question =
                (Request.Question) Reading.operation(Samples.Asked.class).request(decoded, new byte[0], Map.of(), null);

        assertThat(question.replyingTo(asker)).isEqualTo(new Samples.Asked(2, asker.unsafeUpcast()));
    }

    @Test
    void keepsTheOtherComponents() {
        var decoded = Reading.message(Reading.decode(Between.class, "{\"before\":\"a\",\"after\":1}"));

        var question =
                (Request.Question) Reading.operation(Between.class).request(decoded, new byte[0], Map.of(), null);

        assertThat(question.replyingTo(asker)).isEqualTo(new Between("a", asker.unsafeUpcast(), 1));
    }

    @Test
    void copiesTheMessageForEachReplyTo() {
        var decoded = Reading.message(Reading.decode(Samples.Asked.class, "{\"by\":2}"));
        var question =
                (Request.Question) Reading.operation(Samples.Asked.class).request(decoded, new byte[0], Map.of(), null);
        var other = TestInbox.<Object>create().getRef();

        var first = (Samples.Asked) question.replyingTo(asker);
        var second = (Samples.Asked) question.replyingTo(other);

        assertThat(first.replyTo()).isEqualTo(asker);
        assertThat(second.replyTo()).isEqualTo(other);
    }

    @Test
    void createsATellWhenTheMessageHasNoReplyTo() {
        var message = new Samples.Whole(1);

        var request = Reading.operation(Samples.Whole.class).request(message, new byte[0], Map.of(), null);

        assertThat(((Request.Tell) request).message()).isEqualTo(message);
    }
}
