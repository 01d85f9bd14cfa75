package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.Gates;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Retries of a request with a key after its process has ended. */
final class IdempotencyRestartIT {

    private static final String KEY = "Idempotency-Key";

    private final String database =
            "--spring.datasource.url=jdbc:sqlite:target/databases/%s.db".formatted(UUID.randomUUID());
    private final String key = freshId();
    private final String account = "/actors/account/" + freshId();
    private final String gate = "/actors/gate/" + freshId();

    private static ConfigurableApplicationContext start(String argument) {
        return new SpringApplicationBuilder(StagedoorApplication.class, Gates.class)
                .run(
                        "--server.port=0",
                        "--stagedoor.system.name=restart",
                        "--stagedoor.samples.enabled=true",
                        argument);
    }

    private static Requests to(ConfigurableApplicationContext service) {
        var port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        return new Requests(Integer.parseInt(port));
    }

    @Test
    void answersARetryLikeTheFirstRequest() {
        Answered first;
        try (var service = start(database)) {
            first = to(service).post("/actors/gate", KEY, key);
        }

        try (var service = start(database)) {
            var repeated = to(service).post("/actors/gate", KEY, key);

            assertThat(repeated.header("Idempotency-Replayed")).contains("true");
            assertThat(repeated.header("Location")).isPresent().isEqualTo(first.header("Location"));
            assertThat(repeated.body()).isEqualTo(first.body());
        }
    }

    private static void loseAnswers(ConfigurableApplicationContext service) {
        service.getBean(JdbcClient.class)
                .sql("UPDATE stagedoor_answer SET status = NULL, headers = NULL, body = NULL")
                .update();
    }

    @Test
    void tellsThatTheFirstRequestTookEffectWhenItsAnswerWasLost() {
        try (var service = start(database)) {
            to(service).post(account + "/deposit?amount=100", KEY, key);
            loseAnswers(service);
        }

        try (var service = start(database)) {
            var repeated = to(service).post(account + "/deposit?amount=100", KEY, key);

            assertThat(repeated.problem(500, "/problems/answer-lost")
                            .path("executed")
                            .asString())
                    .isEqualTo("yes");
            assertThat(to(service)
                            .get(account + "/balance")
                            .json()
                            .path("balance")
                            .asInt())
                    .isEqualTo(100);
        }
    }

    @Test
    void runsTheRequestAgainWhenTheFirstHadNoEffectOnAnActorThatPersists() {
        try (var service = start(database)) {
            to(service).post(account + "/deposit?amount=100", KEY, key);
            loseAnswers(service);
            var jdbc = service.getBean(JdbcClient.class);
            jdbc.sql("UPDATE stagedoor_answer SET effect = 0").update();
            jdbc.sql("DELETE FROM stagedoor_event").update();
        }

        try (var service = start(database)) {
            var repeated = to(service).post(account + "/deposit?amount=100", KEY, key);

            assertThat(repeated.json().path("balance").asInt()).isEqualTo(100);
            assertThat(to(service)
                            .post(account + "/deposit?amount=100", KEY, key)
                            .header("Idempotency-Replayed"))
                    .contains("true");
        }
    }

    @Test
    void sendsNoRetryWhenTheFirstAnswerWasLost() {
        try (var service = start(database)) {
            to(service).post(gate + "/open");
            to(service).post(gate + "/enter?who=ann", KEY, key);
            loseAnswers(service);
        }

        try (var service = start(database)) {
            var repeated = to(service).post(gate + "/enter?who=ann", KEY, key);

            repeated.problem(500, "/problems/answer-lost");
            assertThat(to(service).get(gate + "/count").json().path("count").asInt())
                    .isZero();
        }
    }
}
