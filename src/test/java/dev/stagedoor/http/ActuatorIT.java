package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator can do with the actuator if it may change the service. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=actuator",
            "management.endpoints.access.max-permitted=unrestricted"
        })
final class ActuatorIT {

    private static final String BREAKERS = "/actuator/circuitbreakers/";

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    private Answered update(String breaker, String state) {
        return requests.postJson(BREAKERS + breaker, "{\"updateState\":\"" + state + "\"}");
    }

    @AfterEach
    void close() {
        update("stunt", "CLOSE");
    }

    @Test
    void reportsInTheProblemThatABreakerIsForcedOpen() {
        update("stunt", "FORCE_OPEN");

        var refused = requests.post("/actors/stunt/joe/land");

        var problem = refused.problem(503, "/problems/circuit-open");
        assertThat(problem.get("breaker").stringValue()).isEqualTo("type");
        assertThat(problem.get("detail").stringValue()).contains("operator");
        assertThat(refused.header("retry-after")).isEmpty();
    }

    @Test
    void reportsInHealthAndCatalogThatABreakerIsForcedOpen() {
        update("stunt", "FORCE_OPEN");

        var health = requests.get("/actuator/health/circuitBreakers").body();
        var breaker = requests.get("/actors/stunt").json().get("breaker");

        assertThat(health).contains("FORCED_OPEN");
        assertThat(breaker.get("state").stringValue()).isEqualTo("forced-open");
    }

    @Test
    void reportsInHealthThatNobodyIsAuthenticated() {
        assertThat(requests.get("/actuator/health/callers").body()).contains("{\"authenticatedBy\":[\"nothing\"]}");
    }

    @Test
    void closesABreakerAgain() {
        update("stunt", "FORCE_OPEN");

        update("stunt", "CLOSE");

        assertThat(requests.post("/actors/stunt/joe/land").status()).isEqualTo(200);
    }

    @Test
    void createsNoBreakerWhenTheNameIsUnknown() {
        assertThat(update("nothing", "FORCE_OPEN").status()).isEqualTo(404);
        assertThat(requests.get("/actuator/circuitbreakers").body()).doesNotContain("nothing");
        assertThat(requests.get("/actuator/prometheus").body()).doesNotContain("\"nothing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing/ERROR", "stunt/nothing"})
    void answers404ForEventsOfUnknownNames(String path) {
        assertThat(requests.get("/actuator/circuitbreakerevents/" + path).status())
                .isEqualTo(404);
    }

    @Test
    void listsTheEventsOfABreaker() {
        update("stunt", "FORCE_OPEN");

        assertThat(requests.get("/actuator/circuitbreakerevents/stunt").body()).contains("STATE_TRANSITION");
        assertThat(requests.get("/actuator/circuitbreakerevents/stunt/state_transition")
                        .body())
                .contains("STATE_TRANSITION");
    }
}
