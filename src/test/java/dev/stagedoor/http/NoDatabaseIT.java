package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Service without a database. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=no-database",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
final class NoDatabaseIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    /** An actor that persists events, and one that persists states. */
    @ParameterizedTest
    @ValueSource(strings = {"/actors/account/%s/balance", "/actors/seat/%s/guest"})
    void refusesAsksToPersistentActorsAsNotRetryable(String path) {
        assertNotRetryable(requests.get(path.formatted(freshId())));
    }

    @Test
    void refusesRequestsWithAKeyAsNotRetryable() {
        var path = "/actors/counter/%s/increment?by=1".formatted(freshId());

        assertNotRetryable(requests.post(path, "Idempotency-Key", freshId()));
    }

    @Test
    void servesActorsThatPersistNothing() {
        var answer = requests.get("/actors/counter/%s/count".formatted(freshId()));

        assertThat(answer.body()).isEqualTo("{\"count\":0}");
    }

    private static void assertNotRetryable(Answered answer) {
        var problem = answer.problem(503, "/problems/journal-unavailable");
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
        assertThat(answer.header("Retry-After")).isEmpty();
    }
}
