package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What the log says about requests that were refused, and about those that may have changed something. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
final class AuditIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var keys = Files.writeString(
                folder.resolve("keys"), "robot:" + new BCryptPasswordEncoder(4).encode("key-of-robot"));
        service = new TokenService(
                Guestbook.class,
                "stagedoor.samples.enabled=true",
                "stagedoor.system.name=audit",
                "stagedoor.security.keys-file=" + keys,
                "stagedoor.security.rules[0].actors=account/{sub}/**",
                "stagedoor.security.rules[1].actors=counter/**",
                "stagedoor.security.rules[2].actors=guestbook/**",
                "stagedoor.security.rules[3].actors=stunt/**",
                "stagedoor.audit.changes=true",
                "logging.level.dev.stagedoor=debug",
                "resilience4j.ratelimiter.instances.account.limit-for-period=1",
                "resilience4j.ratelimiter.instances.account.limit-refresh-period=1h");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void logsWhatACallerMayNotDo(CapturedOutput log) {
        requests.get("/actors/account/b%20b/balance", Requests.with(issuer.of("ann"), "traceparent", TRACE));

        assertThat(log)
                .contains("event=request-refused caller=ann address=127.0.0.1 kind=read type=account message=balance"
                        + " id=b\\u0020b status=403 outcome=forbidden trace=" + TRACE);
    }

    @Test
    void logsARequestWithoutValidCredentials(CapturedOutput log) {
        requests.get("/actors/account/nobody/balance", "Authorization", "Bearer x.y.z");

        assertThat(log)
                .contains("event=request-refused caller=- address=127.0.0.1 method=GET"
                        + " path=/actors/account/nobody/balance status=401 outcome=unauthenticated");
    }

    @Test
    void logsAPageThatTheCallerMayNotSee(CapturedOutput log) {
        requests.get("/v3/api-docs", issuer.of("ann")).problem(403, "/problems/forbidden");
        requests.get("/actuator/metrics", Requests.basic("robot", "key-of-robot"))
                .problem(403, "/problems/forbidden");

        assertThat(log)
                .contains("event=request-refused caller=ann address=127.0.0.1 method=GET path=/v3/api-docs status=403")
                .contains("event=request-refused caller=robot address=127.0.0.1 method=GET path=/actuator/metrics");
    }

    @Test
    void logsACallerThatSendsTooMuch(CapturedOutput log) {
        var kim = issuer.of("kim");
        requests.get("/actors/account/kim/balance", kim);
        requests.get("/actors/account/kim/balance", kim);

        assertThat(log).contains("id=kim status=429 outcome=rate-limit-exceeded");
    }

    @Test
    void logsWhatMayHaveChangedAnActor(CapturedOutput log) {
        var eve = issuer.of("eve");
        requests.post("/actors/counter/direct/increment?by=1", eve);
        requests.post(
                "/actors/counter/keyed/increment?by=1", Requests.with(eve, "Idempotency-Key", Requests.freshId()));
        requests.post("/actors/counter/invalid/increment?by=-1", eve);
        requests.send("DELETE", "/actors/counter/stopped", "", eve);
        requests.get("/actors/counter/read/count", eve);

        assertThat(log)
                .contains("event=request-answered caller=eve address=127.0.0.1 kind=ask type=counter message=increment"
                        + " id=direct status=200 outcome=success trace=-")
                .contains("id=keyed status=200 outcome=success")
                .contains("id=invalid status=400 outcome=invalid-message")
                .contains("kind=stop type=counter message=- id=stopped status=204 outcome=success")
                .doesNotContain("id=read ");
    }

    /** One ask takes the direct way, the other that of Spring, because of the header of browsers. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-Fetch-Site: none\r\n"})
    void logsWhatMayHaveChangedAnActorWhenItsCallerDisconnects(String header, CapturedOutput log) {
        var id = Requests.freshId();
        requests.connect()
                .send(
                        "POST /actors/stunt/%s/freeze HTTP/1.1\r\nHost: localhost\r\n%sAuthorization: %s\r\nContent-Length: 0\r\n\r\n"
                                .formatted(id, header, issuer.of("ann")[1]))
                .close();

        Awaitility.await()
                .until(() -> log.toString(), all -> all.contains("id=" + id + " status=- outcome=disconnected"));
    }

    @Test
    void logsNoCredentialsAndNoContents(CapturedOutput log) {
        var token = issuer.of("sam");
        var basic = Requests.basic("robot", "key-of-robot");
        var wrong = Requests.basic("robot", "wrong-key-of-robot");
        requests.postJson("/actors/guestbook/a/sign", "{\"text\":\"private-text\"}", token);
        requests.postJson("/actors/guestbook/a/sign", "{\"texts\":\"private-text\"}", basic);
        requests.postJson("/actors/guestbook/a/sign", "private-text", token);
        requests.postJson("/actors/seat/a/reserve", "{\"guest\":\"private-text\"}", token);
        requests.post("/actors/guestbook/a/sign?text=private-text", wrong);
        requests.get("/actors/guestbook/a/guest", "Authorization", "Bearer not-a-token");

        assertThat(log)
                .contains("caller=sam")
                .doesNotContain(token[1].substring(token[1].lastIndexOf('.')))
                .doesNotContain("not-a-token")
                .doesNotContain("key-of-robot")
                .doesNotContain(basic[1].substring(6))
                .doesNotContain(wrong[1].substring(6))
                .doesNotContain("private-text");
    }
}
