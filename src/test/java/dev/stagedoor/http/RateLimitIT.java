package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Service that limits how many requests each caller may send. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RateLimitIT {

    private static final String PROBLEM = "/problems/rate-limit-exceeded";

    private final TokenIssuer issuer = new TokenIssuer();
    private ConfigurableApplicationContext service;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=rate-limit")
                .properties("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + issuer.keys())
                .properties("stagedoor.security.rules[0].actors=counter/**")
                .properties("stagedoor.security.rules[1].actors=seat/**")
                .properties("stagedoor.security.pages.document=open")
                .properties("resilience4j.ratelimiter.instances.counter.limit-for-period=2")
                .properties("resilience4j.ratelimiter.instances.counter.limit-refresh-period=1h")
                .run();
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
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
