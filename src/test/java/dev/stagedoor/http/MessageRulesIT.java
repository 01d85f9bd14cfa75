package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.access.prepost.PreAuthorize;

/** Service whose authors say by {@link PreAuthorize} who may send their messages. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageRulesIT {

    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new TokenService(
                Locker.class, "stagedoor.system.name=message-rules", "stagedoor.security.rules[0].actors=**");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
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
