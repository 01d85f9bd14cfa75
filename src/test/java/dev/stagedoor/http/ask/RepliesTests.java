package dev.stagedoor.http.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.testkit.fixture.Gates;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RepliesTests {

    private static final Reply REPLY = reply();

    /** Returns the reply of a message that is answered with a count. */
    private static Reply reply() {
        var reply = new Reply[1];
        new ApplicationContextRunner()
                .withUserConfiguration(
                        Gates.class,
                        ValidationAutoConfiguration.class,
                        ClassUtils.resolveClassName("dev.stagedoor.protocol.reading.ProtocolAutoConfiguration", null))
                .run(context -> reply[0] = context.getBean(Protocols.class)
                        .operation("gate", "get-count")
                        .reply()
                        .orElseThrow());
        return reply[0];
    }

    private static JsonNode problem(Object reply, long largest) {
        var answer = Replies.answer(REPLY, reply, largest);
        assertThat(answer.statusCode().value()).isEqualTo(500);
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/unwritable-reply");
        assertThat(problem.path("executed").asString()).isEqualTo("yes");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
        return problem;
    }

    @Test
    void namesAReplyOfAnotherVersion() {
        var written = new Reply.Written.Json("frozen", "{\"since\":1}".getBytes(StandardCharsets.UTF_8));

        var problem = problem(written, Reply.UNLIMITED);

        assertThat(problem.path("detail").asString()).contains("'frozen'", "another version");
    }

    @Test
    void namesTheLimitOfAReplyThatIsTooLarge() {
        var problem = problem(new Gates.Count(1), 5);

        assertThat(problem.path("detail").asString()).contains("5 bytes", "stagedoor.system.max-message");
    }
}
