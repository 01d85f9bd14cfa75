package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.EveryActorApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Actors that learn who sends their messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ToldCallers {

    private final String base;
    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    /** Creates the tests for actors in a base. */
    ToldCallers(String base) {
        this.base = base;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var keys = Files.writeString(
                folder.resolve("keys"), "robot:" + new BCryptPasswordEncoder(4).encode("secret") + ":SCOPE_sign");
        service = new TokenService(
                Guestbook.class,
                "stagedoor.system.name=callers-" + base,
                "stagedoor.system.base=" + base,
                "stagedoor.system.worker.main-class=" + EveryActorApplication.class.getName(),
                "stagedoor.security.keys-file=" + keys,
                "stagedoor.security.rules[0].actors=**");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void tellsTheActorWhoSentTheMessage() {
        assertThat(requests.post("/actors/guestbook/a/sign?text=hi", issuer.of("ann"))
                        .body())
                .isEqualTo("{\"told\":[\"hi\",\"ann\"]}");
    }

    @Test
    void tellsTheActorAlikeWhenTheRequestHasAKey() {
        var bob = issuer.of("bob");

        assertThat(requests.post(
                                "/actors/guestbook/a/sign?text=hi",
                                bob[0],
                                bob[1],
                                "Idempotency-Key",
                                Requests.freshId())
                        .body())
                .isEqualTo("{\"told\":[\"hi\",\"bob\"]}");
    }

    @Test
    void takesNoCallerFromTheBodyOrTheQuery() {
        var eve = issuer.of("eve");

        requests.postJson("/actors/guestbook/a/sign", "{\"text\":\"hi\",\"author\":\"ann\"}", eve)
                .problem(400, "/problems/invalid-message");
        requests.post("/actors/guestbook/a/sign?text=hi&author=ann", eve).problem(400, "/problems/invalid-message");
        requests.get("/actors/guestbook/a/guest?caller=ann", eve).problem(400, "/problems/invalid-message");
    }

    @Test
    void tellsTheActorWhatWasGranted() {
        assertThat(requests.get("/actors/guestbook/a/authorities", issuer.of("ann", "write", "read"))
                        .body())
                .isEqualTo("{\"told\":[\"SCOPE_read\",\"SCOPE_write\"]}");
    }

    @Test
    void givesTheActorTheClaimsOfTheToken() {
        assertThat(requests.get("/actors/guestbook/a/claims", issuer.of("ann")).body())
                .isEqualTo("{\"told\":[\"ann\",\"[" + TokenIssuer.AUDIENCE + "]\",\"true\"]}");
    }

    @Test
    void tellsTheActorOfACallerWithAKey() {
        var robot = Requests.basic("robot", "secret");

        assertThat(requests.get("/actors/guestbook/a/guest", robot).body()).isEqualTo("{\"told\":[\"robot\"]}");
        assertThat(requests.get("/actors/guestbook/a/authorities", robot).body())
                .isEqualTo("{\"told\":[\"SCOPE_sign\"]}");
    }

    @Test
    void refusesACallerWithoutTheTokenThatTheMessageNeeds() {
        requests.get("/actors/guestbook/a/claims", Requests.basic("robot", "secret"))
                .problem(403, "/problems/forbidden");
    }

    @Test
    void logsTheCallerWithWhatTheActorLogs() {
        assertThat(requests.get("/actors/guestbook/a/logged", issuer.of("ann")).body())
                .isEqualTo("{\"told\":[\"ann\"]}");
    }
}
