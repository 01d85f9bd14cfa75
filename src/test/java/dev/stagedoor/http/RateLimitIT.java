package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Service that limits how many requests each caller may send. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RateLimitIT {

    private static final String PROBLEM = "/problems/rate-limit-exceeded";

    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new TokenService(
                "stagedoor.system.name=rate-limit",
                "stagedoor.security.rules[0].actors=counter/**",
                "stagedoor.security.rules[1].actors=seat/**",
                "stagedoor.security.pages.document=open",
                "resilience4j.ratelimiter.instances.counter.limit-for-period=2",
                "resilience4j.ratelimiter.instances.counter.limit-refresh-period=1h");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void refusesTheCallerThatSendsTooManyAndNoOther() {
        var ann = issuer.of("ann");
        requests.get("/actors/counter/a/count", ann);
        requests.get("/actors/counter/b/count", ann);

        var third = requests.get("/actors/counter/c/count", ann);

        var problem = third.problem(429, PROBLEM);
        assertThat(problem.path("executed").asString()).isEqualTo("no");
        assertThat(problem.path("retryable").asBoolean()).isTrue();
        assertThat(third.header("RateLimit-Policy")).contains("\"counter\";q=2;w=3600");
        assertThat(third.header("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(3000, 3600));
        assertThat(third.header("RateLimit"))
                .contains("\"counter\";r=0;t=" + third.header("Retry-After").orElseThrow());
        assertThat(requests.get("/actors/counter/a/count", issuer.of("bob")).status())
                .isEqualTo(200);
    }

    @Test
    void saysHowManyRequestsAreLeft() {
        var dan = issuer.of("dan");

        assertThat(requests.get("/actors/counter/a/count", dan).header("RateLimit"))
                .contains("\"counter\";r=1");
        assertThat(requests.get("/actors/counter/a/count", dan).header("RateLimit"))
                .contains("\"counter\";r=0");
    }

    @Test
    void countsAllKindsOfRequestsTogether() {
        var eve = issuer.of("eve");
        requests.post("/actors/counter/a/increment?by=1", Requests.with(eve, "Idempotency-Key", Requests.freshId()));
        requests.send("DELETE", "/actors/counter/a", "", eve);

        requests.get("/actors/counter/a/count", eve).problem(429, PROBLEM);
        requests.send("POST", "/actors/counter", "", eve).problem(429, PROBLEM);
    }

    @Test
    void doesNotCountWhatTheCallerMayNotDo() {
        requests.get("/actors/account/a/balance", issuer.of("kim")).problem(403, "/problems/forbidden");

        assertThat(requests.get("/actors/account/a/balance", issuer.of("kim")).header("RateLimit"))
                .isEmpty();
    }

    @Test
    void leavesTypesWithoutALimitAlone() {
        assertThat(requests.get("/actors/seat/a/guest", issuer.of("ann")).header("RateLimit"))
                .isEmpty();
    }

    @Test
    void documentsTheLimit() {
        assertThat(requests.get("/v3/api-docs").body())
                .contains("\"RateLimitExceeded\"")
                .contains("#/components/headers/RateLimit-Policy");
    }
}
