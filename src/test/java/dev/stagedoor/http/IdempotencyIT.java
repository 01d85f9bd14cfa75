package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.Gates;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Requests with a key take effect once, however often they are repeated. */
@SpringBootTest(
        classes = {StagedoorApplication.class, Gates.class, IdempotencyIT.Users.class},
        args = "--actors=dev.stagedoor.testkit.fixture.Gates",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.system.name=idempotency",
            "stagedoor.idempotency.keep-for=1m",
            "stagedoor.guard.asks-per-actor=2"
        })
final class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String ANN = "{\"who\":\"ann\"}";
    private static final String BOB = "{\"who\":\"bob\"}";

    @TestConfiguration(proxyBeanMethods = false)
    static class Users {

        /** Trusts the user name that the caller sends. */
        @Bean
        WebFilter users() {
            return (exchange, chain) -> {
                var user = exchange.getRequest().getHeaders().getFirst("User");
                return chain.filter(
                        user == null
                                ? exchange
                                : exchange.mutate()
                                        .principal(Mono.just(() -> user))
                                        .build());
            };
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Requests requests;
    private String key;
    private String id;
    private String gate;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
        key = freshId();
        id = freshId();
        gate = "/actors/gate/" + id;
    }

    private void open() {
        assertThat(requests.post(gate + "/open").status()).isEqualTo(202);
    }

    private Answered enter(String body, String... headers) {
        return requests.postJson(gate + "/enter", body, headers);
    }

    private CompletableFuture<Answered> enterLater() {
        return CompletableFuture.supplyAsync(() -> enter(ANN, KEY, key));
    }

    private int count() {
        return requests.get(gate + "/count").json().path("count").asInt();
    }

    private void awaitCount(int count) {
        Awaitility.await().until(() -> count() == count);
    }

    private static void assertReplayed(Answered repeated, Answered first) {
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(repeated.header(REPLAYED)).contains("true");
        assertThat(repeated.status()).isEqualTo(first.status());
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(repeated.header("content-type")).isEqualTo(first.header("content-type"));
    }

    @Test
    void answersARetryLikeTheFirstRequest() {
        open();
        var first = enter(ANN, KEY, key);

        var repeated = enter(ANN, KEY, key);

        assertThat(first.json().path("count").asInt()).isEqualTo(1);
        assertReplayed(repeated, first);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void treatsAKeyInQuotesAsTheSameKey() {
        open();
        var first = enter(ANN, KEY, key);

        var repeated = enter(ANN, KEY, "\"" + key + "\"");

        assertReplayed(repeated, first);
    }

    @Test
    void runsRequestsWithoutAKeyEachTime() {
        open();
        enter(ANN);

        var repeated = enter(ANN);

        assertThat(repeated.header(REPLAYED)).isEmpty();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void runsOneOfTwoConcurrentRequestsAndAnswersBoth() {
        var one = enterLater();
        var other = enterLater();
        awaitCount(1);

        open();

        assertThat(one.join().json()).isEqualTo(other.join().json());
        assertThat(one.join().header(REPLAYED)).isNotEqualTo(other.join().header(REPLAYED));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keepsTheDeadlineOfARetryThatWaitsForTheFirstRequest() {
        var first = enterLater();
        awaitCount(1);

        var late = enter(ANN, KEY, key, "Prefer", "wait=1");
        open();

        var problem = late.problem(504, "/problems/deadline-exceeded");
        assertThat(problem.path("executed").asString()).isEqualTo("unknown");
        assertThat(problem.path("retryable").asBoolean()).isTrue();
        assertThat(late.header("Preference-Applied")).contains("wait=1");
        assertThat(first.join().status()).isEqualTo(200);
    }

    @Test
    void refusesAKeyThatWasUsedWithAnotherBody() {
        open();
        enter(ANN, KEY, key);

        var other = enter(BOB, KEY, key);

        var problem = other.problem(422, "/problems/idempotency-key-reused");
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatWasUsedWithAnotherUrl() {
        open();
        enter(ANN, KEY, key);

        var other = requests.postJson("/gates/" + id + "/entries", ANN, KEY, key);

        other.problem(422, "/problems/idempotency-key-reused");
    }

    @Test
    void refusesAKeyThatWasUsedWithAnotherQuery() {
        open();
        requests.post(gate + "/enter?who=ann", KEY, key);

        var other = requests.post(gate + "/enter?who=bob", KEY, key);

        other.problem(422, "/problems/idempotency-key-reused");
    }

    @Test
    void refusesAKeyWhenARunningRequestUsesItWithAnotherBody() {
        var first = enterLater();
        awaitCount(1);

        var other = enter(BOB, KEY, key);

        open();
        other.problem(422, "/problems/idempotency-key-reused");
        assertThat(first.join().status()).isEqualTo(200);
    }

    @Test
    void answersARetryLikeTheFirstRequestAtTheUrlThatTheAuthorChose() {
        open();
        var first = requests.postJson("/gates/" + id + "/entries", ANN, KEY, key);

        var repeated = requests.postJson("/gates/" + id + "/entries", ANN, KEY, key);

        assertReplayed(repeated, first);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyOfATell() {
        var problem = requests.post(gate + "/knock", KEY, key).problem(400, "/problems/idempotency-key-unsupported");

        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
        assertThat(problem.path("detail").asString()).contains("without an Idempotency-Key");
        assertThat(count()).isZero();
    }

    @Test
    void refusesTheKeyOfATellBeforeItReadsKeyAndBody() {
        var refused = requests.postJson(gate + "/knock", "{\"unknown\":1}", KEY, "");

        refused.problem(400, "/problems/idempotency-key-unsupported");
    }

    @Test
    void leavesTheKeyOfARefusedTellFree() {
        requests.post(gate + "/knock", KEY, key);
        open();

        assertThat(enter(ANN, KEY, key).status()).isEqualTo(200);
    }

    @Test
    void startsOneActorWhenTheCreationIsRepeated() {
        var first = requests.post("/actors/gate", KEY, key);

        var repeated = requests.post("/actors/gate", KEY, key);

        assertThat(first.status()).isEqualTo(201);
        assertReplayed(repeated, first);
        assertThat(repeated.header("Location")).isPresent().isEqualTo(first.header("Location"));
    }

    @Test
    void answersARetryLikeTheFirstRequestWhenTheActorFailed() {
        var first = requests.post(gate + "/break", KEY, key);

        var repeated = requests.post(gate + "/break", KEY, key);

        var problem = first.problem(500, "/problems/actor-failed");
        assertThat(problem.path("executed").asString()).isEqualTo("unknown");
        assertReplayed(repeated, first);
    }

    @Test
    void releasesTheKeyWhenTheRequestHadNoEffect() {
        var one = CompletableFuture.supplyAsync(() -> enter(ANN));
        var other = CompletableFuture.supplyAsync(() -> enter(ANN));
        Awaitility.await().until(() -> requests.get(gate + "/count").status() == 429);
        var refused = enter(BOB, KEY, key);
        open();
        one.join();
        other.join();

        var repeated = enter(BOB, KEY, key);

        refused.problem(429, "/problems/overloaded");
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.header(REPLAYED)).isEmpty();
    }

    @Test
    void doesNotUseUpTheKeyWhenTheMessageIsInvalid() {
        open();
        enter("{}", KEY, key).problem(400, "/problems/invalid-message");

        var corrected = enter(ANN, KEY, key);

        assertThat(corrected.status()).isEqualTo(200);
    }

    @Test
    void ignoresTheKeyOfARead() {
        var before = requests.get(gate + "/count", KEY, key);
        requests.post(gate + "/knock");

        var after = requests.get(gate + "/count", KEY, key);

        assertThat(after.json()).isNotEqualTo(before.json());
        assertThat(after.header(REPLAYED)).isEmpty();
    }

    @Test
    void refusesAnInvalidKey() {
        var problem = enter(ANN, KEY, "x".repeat(256)).problem(400, "/problems/invalid-idempotency-key");

        assertThat(problem.path("detail").asString()).contains("256");
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(count()).isZero();
    }

    @Test
    void refusesTwoKeys() {
        var refused = enter(ANN, KEY, "one", KEY, "two");

        refused.problem(400, "/problems/invalid-idempotency-key");
        assertThat(count()).isZero();
    }

    @Test
    void finishesTheRequestWhenTheClientDisconnects() {
        try (var connection = requests.connect()) {
            connection.send("POST %s/enter?who=ann HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(gate, KEY, key));
            awaitCount(1);
        }
        open();

        var repeated = requests.post(gate + "/enter?who=ann", KEY, key);

        assertThat(repeated.json().path("count").asInt()).isEqualTo(1);
        assertThat(repeated.header(REPLAYED)).contains("true");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void neverSendsOneUsersAnswerToAnother() {
        open();
        enter(ANN, KEY, key, "User", "ann");

        var other = enter(ANN, KEY, key, "User", "bob");

        assertThat(other.header(REPLAYED)).isEmpty();
        assertThat(other.json().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void sendsNothingWhenTheDatabaseFails() {
        jdbc.sql("ALTER TABLE stagedoor_answer RENAME TO hidden").update();

        var refused = enter(ANN, KEY, key);

        jdbc.sql("ALTER TABLE hidden RENAME TO stagedoor_answer").update();
        var problem = refused.problem(503, "/problems/journal-unavailable");
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(problem.path("retryable").asBoolean()).isTrue();
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(count()).isZero();
    }

    @Test
    void reportsALostAnswerWhenAnotherProcessDidNotRecordIt() {
        open();
        enter(ANN, KEY, key);
        jdbc.sql("UPDATE stagedoor_answer SET status = NULL, runner = 'another' WHERE idempotency_key = ?")
                .param(key)
                .update();

        var repeated = enter(ANN, KEY, key);

        var problem = repeated.problem(500, "/problems/answer-lost");
        assertThat(problem.path("executed").asString()).isEqualTo("unknown");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
        assertThat(count()).isEqualTo(1);
    }

    private void expire() {
        jdbc.sql("UPDATE stagedoor_answer SET begun_at = ? WHERE idempotency_key = ?")
                .param(Instant.now().minusSeconds(120).toEpochMilli())
                .param(key)
                .update();
    }

    @Test
    void runsARequestAgainWhenItsKeyHasExpired() {
        open();
        enter(ANN, KEY, key);
        expire();

        var next = enter(ANN, KEY, key);

        assertThat(next.header(REPLAYED)).isEmpty();
        assertThat(next.json().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void deletesExpiredAnswers() {
        open();
        enter(ANN, KEY, key);

        expire();

        Awaitility.await()
                .until(() -> jdbc.sql("SELECT 1 FROM stagedoor_answer WHERE idempotency_key = ?")
                        .param(key)
                        .query()
                        .listOfRows()
                        .isEmpty());
    }
}
