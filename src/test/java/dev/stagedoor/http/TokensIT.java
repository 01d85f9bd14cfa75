package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Service that authenticates callers by tokens, and lets them do what its rules allow. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensIT {

    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new TokenService(
                "stagedoor.system.name=tokens",
                "stagedoor.http.erase=true",
                "stagedoor.security.rules[0].actors=account/{sub}/**",
                "stagedoor.security.rules[0].may=read,ask,stop",
                "stagedoor.security.rules[1].actors=counter/**",
                "stagedoor.security.rules[1].authorities=SCOPE_count",
                "stagedoor.security.pages.document=SCOPE_docs",
                "stagedoor.security.pages.problems=open",
                "stagedoor.security.pages.catalog=authenticated");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void letsAnOwnerUseItsActorAndNoOther() {
        var ann = issuer.of("ann");

        assertThat(requests.postJson("/actors/account/ann/deposit", "{\"amount\":5}", ann)
                        .status())
                .isEqualTo(201);
        assertThat(requests.get("/actors/account/ann/balance", ann).status()).isEqualTo(200);
        requests.get("/actors/account/bob/balance", ann).problem(403, "/problems/forbidden");
        requests.get("/actors/account/ann2/balance", ann).problem(403, "/problems/forbidden");
    }

    @Test
    void saysThatARefusedAskDidNothing() {
        var answered = requests.postJson("/actors/account/bob/deposit", "{\"amount\":5}", issuer.of("ann"));

        assertThat(answered.body()).contains("\"executed\":\"no\"").contains("\"retryable\":false");
    }

    @Test
    void decidesBeforeItReadsTheMessage() {
        requests.postJson("/actors/account/bob/deposit", "nonsense", issuer.of("ann"))
                .problem(403, "/problems/forbidden");
    }

    @Test
    void refusesWhatARuleDoesNotName() {
        var ann = issuer.of("ann");

        assertThat(requests.send("DELETE", "/actors/account/ann", "", ann).status())
                .isEqualTo(204);
        requests.send("DELETE", "/actors/account/ann/state", "", ann).problem(403, "/problems/forbidden");
        requests.post("/actors/account", ann).problem(403, "/problems/forbidden");
    }

    @Test
    void asksForAScope() {
        assertThat(requests.post("/actors/counter/x/increment?by=1", issuer.of("ann", "count"))
                        .status())
                .isEqualTo(200);
        requests.post("/actors/counter/x/increment?by=1", issuer.of("ann", "other"))
                .problem(403, "/problems/forbidden");
    }

    @Test
    void keepsAnswersOfOneKeyApartByCaller() {
        var path = "/actors/counter/%s/increment?by=1".formatted(Requests.freshId());
        var first = requests.post(path, Requests.with(issuer.of("ann", "count"), "Idempotency-Key", "k-1"));
        var other = requests.post(path, Requests.with(issuer.of("bob", "count"), "Idempotency-Key", "k-1"));
        var again = requests.post(path, Requests.with(issuer.of("ann", "count"), "Idempotency-Key", "k-1"));

        assertThat(first.body()).isEqualTo("{\"count\":1}");
        assertThat(other.body()).isEqualTo("{\"count\":2}");
        assertThat(again.body()).isEqualTo("{\"count\":1}");
    }

    @Test
    void opensEachGroupOfPagesToThoseWhoMaySeeIt() {
        assertThat(requests.get("/problems").status()).isEqualTo(200);
        requests.get("/actors").problem(401, "/problems/unauthenticated");
        assertThat(requests.get("/actors", issuer.of("ann")).status()).isEqualTo(200);
        requests.get("/v3/api-docs", issuer.of("ann")).problem(403, "/problems/forbidden");
        assertThat(requests.get("/v3/api-docs", issuer.of("ann", "docs")).status())
                .isEqualTo(200);
        requests.get("/actuator/metrics", issuer.of("ann", "docs")).problem(403, "/problems/forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void showsEverybodyOnlyTheStatusOfTheHealth(String path) {
        var answered = requests.get(path);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body()).contains("\"status\":\"UP\"").doesNotContain("details");
    }

    @Test
    void documentsTokensAsTheWayToAuthenticate() {
        assertThat(document().getComponents().getSecuritySchemes()).containsOnlyKeys("bearer");
        assertThat(document().getSecurity()).hasSize(1);
    }

    private OpenAPI document() {
        var document = new OpenAPI();
        service.bean("protocolDocument", OpenApiCustomizer.class).customise(document);
        return document;
    }

    Stream<Map.Entry<String, String[]>> refusedCredentials() {
        var past = Date.from(Instant.now().minusSeconds(3600));
        return Stream.of(
                Map.entry("no token", new String[] {"X-None", "x"}),
                Map.entry("an empty token", new String[] {"Authorization", "Bearer "}),
                Map.entry("no JWT", new String[] {"Authorization", "Bearer abc"}),
                Map.entry("another scheme", new String[] {"Authorization", "Basic YW5uOnNlY3JldA=="}),
                Map.entry("another key", TokenIssuer.signed(TokenIssuer.newKey(), claims -> claims.subject("ann"))),
                Map.entry("expired", issuer.with(claims -> claims.subject("ann").expirationTime(past))),
                Map.entry(
                        "another audience",
                        issuer.with(claims -> claims.subject("ann").audience("other"))),
                Map.entry("too few scopes", issuer.of("nobody", "other")));
    }

    /** Asks for each operation of the document; the fixed id belongs to another caller. */
    @ParameterizedTest
    @MethodSource("refusedCredentials")
    void refusesEachOperationOfTheDocument(Map.Entry<String, String[]> credentials) {
        var asked = document().getPaths().entrySet().stream()
                .filter(path -> !path.getKey().startsWith("/problems"))
                .filter(path -> !credentials.getKey().equals("too few scopes")
                        || path.getKey().contains("{id}"))
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> Map.entry(
                                method + " " + path.getKey(),
                                requests.send(
                                        method.name(),
                                        path.getKey().replaceAll("\\{[^}]+}", "another"),
                                        "",
                                        credentials.getValue()))))
                .toList();

        assertThat(asked).hasSizeGreaterThan(20).allSatisfy(answer -> {
            assertThat(answer.getValue().status())
                    .describedAs(answer.getKey())
                    .isEqualTo(credentials.getKey().equals("too few scopes") ? 403 : 401);
            assertThat(answer.getValue().headers().get("Content-Type")).isEqualTo("application/problem+json");
        });
    }

    @Test
    void answersEachRequestAlikeWhetherItsTokenWasVerifiedBeforeOrNot() {
        var ann = issuer.of("ann");
        var expected = requests.get("/actors/account/ann/balance", ann);

        for (int i = 0; i < 3; i++) {
            assertThat(requests.get("/actors/account/ann/balance", ann).body()).isEqualTo(expected.body());
            requests.get("/actors/account/bob/balance", ann).problem(403, "/problems/forbidden");
            requests.get("/actors/account/ann/balance").problem(401, "/problems/unauthenticated");
        }
    }
}
