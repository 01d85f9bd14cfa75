package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Scenario with the samples, step by step. It has its own actor system, because the scenario shuts off an actor. */
@Tag("bases")
@Tag("transports")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=scene"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SceneIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @Test
    @Order(1)
    void greets() {
        assertJson(requests.post("/actors/hello/stage/greet"), 200, "{\"text\":\"Hello, World!\"}");
        assertJson(
                requests.postJson("/actors/hello/stage/introduce", "{\"name\":\"Ying\"}"),
                200,
                "{\"text\":\"Hello, Ying\"}");
    }

    @Test
    @Order(2)
    void counts() {
        assertJson(requests.get("/actors/counter/alice/count"), 200, "{\"count\":0}");
        assertJson(requests.postForm("/actors/counter/alice/increment", "by=2"), 200, "{\"count\":2}");
        assertJson(requests.post("/actors/counter/alice/increment?by=3"), 200, "{\"count\":5}");
        assertJson(requests.postJson("/actors/counter/alice/increment", "{\"by\":1}"), 200, "{\"count\":6}");
    }

    @Test
    @Order(3)
    void resets() {
        var told = requests.post("/actors/counter/alice/reset");

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.body()).isEmpty();
        assertJson(requests.get("/actors/counter/alice/count"), 200, "{\"count\":0}");
    }

    @Test
    @Order(4)
    void reportsEveryFaultOfAMessage() {
        var negative = requests.postJson("/actors/counter/alice/increment", "{\"by\":-1}");
        var twoFaults = requests.postJson("/actors/counter/alice/increment", "{\"by\":\"x\",\"to\":1}");

        assertThat(negative.pointers()).containsExactly("/by");
        assertThat(executed(negative)).isEqualTo("no");
        assertThat(twoFaults.pointers()).containsExactly("/by", "/to");
        assertJson(requests.get("/actors/counter/alice/count"), 200, "{\"count\":0}");
    }

    @Test
    @Order(5)
    void answersWithTheActorsOwnRefusal() {
        var refused = requests.postJson("/actors/account/ann/withdraw", "{\"amount\":100}")
                .problem(409, "insufficient-funds");

        assertThat(refused.get("balance").intValue()).isZero();
        assertThat(refused.get("requested").intValue()).isEqualTo(100);
        assertThat(refused.get("executed").stringValue()).isEqualTo("yes");
    }

    @Test
    @Order(6)
    void servesAUrlThatTheAuthorChose() {
        assertJson(
                requests.postJson("/accounts/ann/deposits", "{\"amount\":100}"),
                201,
                "{\"amount\":100,\"balance\":100}");
        assertJson(requests.get("/actors/account/ann/balance"), 200, "{\"balance\":100}");
    }

    @Test
    @Order(7)
    void reportsAFailureAtOnce() {
        var failed = requests.post("/actors/stunt/joe/fall").problem(500, "/problems/actor-failed");

        assertThat(failed.get("executed").stringValue()).isEqualTo("unknown");
        assertThat(failed.get("retryable").booleanValue()).isFalse();
    }

    @Test
    @Order(8)
    void shutsOffAnActorThatKeepsFailing() {
        requests.post("/actors/stunt/joe/fall");
        requests.post("/actors/stunt/joe/fall");

        var refused = requests.post("/actors/stunt/joe/land");

        var problem = refused.problem(503, "/problems/circuit-open");
        assertThat(problem.get("breaker").stringValue()).isEqualTo("actor");
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
        assertThat(problem.get("retryable").booleanValue()).isTrue();
        assertThat(refused.header("retry-after").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
    }

    @Test
    @Order(9)
    void stillServesOtherActors() {
        assertJson(requests.post("/actors/stunt/jane/land"), 200, "{\"landings\":1}");
        assertJson(requests.get("/actors/counter/alice/count"), 200, "{\"count\":0}");
    }

    @Test
    @Order(10)
    void showsTheActorThatIsShutOff() {
        var type = requests.get("/actors/stunt").json();

        var actor = type.get("shutOff").get("actors").get(0);
        assertThat(type.get("shutOff").get("count").intValue()).isEqualTo(1);
        assertThat(actor.get("id").stringValue()).isEqualTo("joe");
        assertThat(Instant.parse(actor.get("since").stringValue())).isBefore(Instant.now());
        assertThat(actor.get("retryAfter").intValue()).isBetween(1, 10);
        assertThat(type.get("breaker").get("state").stringValue()).isEqualTo("closed");
    }

    @Test
    @Order(11)
    void reportsThatTheActorMayHaveBegunWhenTheDeadlinePasses() {
        var late = requests.post("/actors/stunt/jane/freeze", "Prefer", "wait=1");

        var problem = late.problem(504, "/problems/deadline-exceeded");
        assertThat(problem.get("executed").stringValue()).isEqualTo("unknown");
        assertThat(late.header("preference-applied")).contains("wait=1");
    }

    private static String executed(Answered answered) {
        return answered.problem(400, "/problems/invalid-message")
                .get("executed")
                .stringValue();
    }

    private static void assertJson(Answered answered, int status, String body) {
        assertThat(answered.status()).as(answered.body()).isEqualTo(status);
        assertThat(answered.json()).isEqualTo(JSON.readTree(body));
    }
}
