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
    private final String gate = "/actors/gate/" + freshId();

    private static ConfigurableApplicationContext start(String argument) {
        return new SpringApplicationBuilder(StagedoorApplication.class, Gates.class)
                .run("--server.port=0", "--stagedoor.system.name=restart", argument);
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

    @Test
    void sendsNoRetryWhenTheFirstAnswerWasLost() {
        try (var service = start(database)) {
            to(service).post(gate + "/open");
            to(service).post(gate + "/enter?who=ann", KEY, key);
            service.getBean(JdbcClient.class)
                    .sql("UPDATE stagedoor_answer SET status = NULL, headers = NULL, body = NULL")
                    .update();
        }

        try (var service = start(database)) {
            var repeated = to(service).post(gate + "/enter?who=ann", KEY, key);

            repeated.problem(500, "/problems/answer-lost");
            assertThat(to(service).get(gate + "/count").json().path("count").asInt())
                    .isZero();
        }
    }
}
