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
import org.springframework.security.access.prepost.PreAuthorize;

/** Service whose authors say by {@link PreAuthorize} who may send their messages. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageRulesIT {

    private final TokenIssuer issuer = new TokenIssuer();
    private ConfigurableApplicationContext service;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(StagedoorApplication.class, Locker.class)
                .properties("server.port=0", "stagedoor.system.name=message-rules")
                .properties("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + issuer.keys())
                .properties("stagedoor.security.rules[0].actors=**")
                .run();
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void decidesByTheCallerTheIdAndTheMessage() {
        var ann = issuer.of("ann");

        assertThat(requests.post("/actors/locker/ann/put?weight=10", ann).body())
                .isEqualTo("{\"count\":1}");
        requests.post("/actors/locker/ann/put?weight=11", ann).problem(403, "/problems/forbidden");
        requests.post("/actors/locker/bob/put?weight=1", ann).problem(403, "/problems/forbidden");
        assertThat(requests.post("/actors/locker/bob/put?weight=11", issuer.of("ann", "heavy"))
                        .status())
                .isEqualTo(200);
        assertThat(requests.get("/actors/locker/ann/count", ann).body()).isEqualTo("{\"count\":1}");
    }

    @Test
    void decidesAlikeForARequestWithAKey() {
        var caller = issuer.of("eve");

        requests.post("/actors/locker/dan/put?weight=1", caller[0], caller[1], "Idempotency-Key", Requests.freshId())
                .problem(403, "/problems/forbidden");
        assertThat(requests.get("/actors/locker/dan/count", caller).body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void readsTheMessageBeforeItsRule() {
        requests.post("/actors/locker/bob/put?weight=heavy", issuer.of("ann"))
                .problem(400, "/problems/invalid-message");
    }

    @Test
    void allowsNothingWhenARuleFails() {
        requests.post("/actors/locker/ann/fail", issuer.of("ann")).problem(403, "/problems/forbidden");
    }
}
