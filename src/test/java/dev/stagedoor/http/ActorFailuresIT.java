package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.StagedoorApplication;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of messages that went nowhere. All actors are in one shard, which keeps the order of messages. */
@SpringBootTest(
        classes = {StagedoorApplication.class, Mishaps.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.system.name=mishaps",
            "stagedoor.system.shards=1",
            "stagedoor.http.default-wait=30s",
            "stagedoor.failures.kept=500"
        })
final class ActorFailuresIT {

    private static final String FAILURES = "/actuator/actorfailures";
    private static final String SECRET = "swordfish";
    private static final String JSON = "{\"secret\":\"" + SECRET + "\"}";

    @LocalServerPort
    private int port;

    private final String id = freshId();
    private final String actor = "/actors/mishap/" + id;
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String[] traced = {"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"};
    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @AfterEach
    void release() {
        Mishaps.pause(id).over().countDown();
    }

    private List<JsonNode> failures(String query) {
        var answered = requests.get(FAILURES + query);
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(answered.body()).doesNotContain(SECRET);
        var json = JsonMapper.shared().readTree(answered.body());
        assertThat(json.get("kept").intValue()).isEqualTo(500);
        return json.get("failures").valueStream().toList();
    }

    private List<JsonNode> failures() {
        return failures("?type=mishap&id=" + id);
    }

    /** Lets the actor begin a message that keeps it busy. */
    private CompletableFuture<Answered> begin(String message, String... headers) {
        var answer = CompletableFuture.supplyAsync(() -> requests.post(actor + message, headers));
        await().until(() -> Mishaps.pause(id).begun().getCount() == 0);
        return answer;
    }

    private void assertListed(JsonNode failure, String cause, String message, String executed) {
        assertThat(failure.get("time").stringValue()).endsWith("Z");
        assertThat(failure.get("type").stringValue()).isEqualTo("mishap");
        assertThat(failure.get("cause").stringValue()).isEqualTo(cause);
        assertThat(failure.get("message").stringValue()).isEqualTo(message);
        assertThat(failure.get("traceId").stringValue()).isEqualTo(trace);
        assertThat(failure.get("executed").stringValue()).isEqualTo(executed);
    }

    @Test
    void listsTheFailureOfAnActor() {
        requests.postJson(actor + "/fail", JSON, traced).problem(500, "/problems/actor-failed");

        assertThat(failures()).singleElement().satisfies(failure -> {
            assertListed(failure, "failed", "fail", "unknown");
            assertThat(failure.get("exception").stringValue()).isEqualTo("java.lang.IllegalStateException");
        });
    }

    @Test
    void listsAnUnhandledMessage() {
        requests.postJson(actor + "/ignore", JSON, traced).problem(422, "/problems/rejected");
        requests.post(actor + "/work");

        assertThat(failures()).singleElement().satisfies(failure -> {
            assertListed(failure, "unhandled", "ignore", "no");
            assertThat(failure.has("exception")).isFalse();
        });
    }

    @Test
    void listsAnAskWhoseDeadlinePassedInTheMailbox() {
        var held = begin("/hold");
        requests.post(actor + "/work", Requests.with(traced, "Prefer", "wait=1"))
                .problem(504, "/problems/deadline-exceeded");

        Mishaps.pause(id).over().countDown();

        assertThat(held.join().status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(failures())
                .singleElement()
                .satisfies(failure -> assertListed(failure, "deadline-passed", "work", "no")));
    }

    @Test
    void listsATellToAnActorThatStops() {
        var left = begin("/leave");
        assertThat(requests.postJson(actor + "/note", JSON, traced).status()).isEqualTo(202);
        requests.post("/actors/mishap/" + freshId() + "/work");

        Mishaps.pause(id).over().countDown();

        assertThat(left.join().status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(failures())
                .singleElement()
                .satisfies(failure -> assertListed(failure, "dead-letter", "note", "no")));
    }

    @Test
    void listsAReplyThatComesTooLate() {
        begin("/hold", Requests.with(traced, "Prefer", "wait=1")).join().problem(504, "/problems/deadline-exceeded");

        Mishaps.pause(id).over().countDown();

        await().untilAsserted(() -> assertThat(failures("?type=mishap&cause=dead-letter"))
                .filteredOn(failure -> failure.path("traceId").asString("").equals(trace))
                .singleElement()
                .satisfies(failure -> assertListed(failure, "dead-letter", "Done", "yes")));
    }

    @Test
    void listsMessagesToChildrenUnderTheirActor() {
        requests.postJson(actor + "/gossip", JSON);

        await().untilAsserted(() -> assertThat(failures())
                .extracting(failure -> failure.get("cause").stringValue())
                .contains("unhandled", "dead-letter"));
        assertThat(failures())
                .extracting(failure -> failure.get("message").stringValue())
                .containsOnly("Rumor");
    }

    @Test
    void countsFailuresByTypeAndCause() {
        requests.postJson(actor + "/fail", JSON);

        var meter = requests.get("/actuator/metrics/stagedoor.actor.failures?tag=type:mishap&tag=cause:failed");

        assertThat(meter.status()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(meter.body())
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();
        assertThat(requests.get("/actuator/prometheus").body())
                .contains("stagedoor_actor_failures_total{cause=\"dead-letter\",type=\"-\"}");
    }

    @Test
    void listsNoMoreThanTheLimitWithTheNewestFirst() {
        requests.postJson(actor + "/fail", JSON);
        requests.postJson(actor + "/ignore", JSON);

        assertThat(failures("?limit=1&id=" + id))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.get("cause").stringValue()).isEqualTo("unhandled"));
        assertThat(failures("?cause=failed&id=" + id)).hasSize(1);
        assertThat(failures("?type=-&id=" + id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=nothing", "cause=nothing", "limit=0", "limit=many"})
    void refusesBadValues(String query) {
        assertThat(requests.get(FAILURES + "?" + query).status()).isEqualTo(400);
    }
}
