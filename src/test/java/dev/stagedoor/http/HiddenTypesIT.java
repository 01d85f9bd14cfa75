package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service with a type of actors that only some callers know. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HiddenTypesIT {

    private TokenService service;
    private TokenIssuer issuer;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new TokenService(
                "stagedoor.system.name=hidden-types",
                "stagedoor.http.erase=true",
                "stagedoor.security.rules[0].actors=counter/**",
                "stagedoor.security.rules[1].actors=account/{sub}/**",
                "stagedoor.security.rules[1].authorities=SCOPE_bank",
                "stagedoor.security.hidden-types=account",
                "stagedoor.security.pages.document=open",
                "stagedoor.security.pages.catalog=authenticated");
        issuer = service.issuer();
        requests = service.requests();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Returns the body without the known names, whose order depends on the unknown one. */
    private static String withoutNearest(Answered answered) {
        assertThat(answered.body()).contains("counter", "seat", "stunt");
        return answered.body().replaceAll("nearest is [a-z, ]+\\.", "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actors/account/ann/balance",
        "POST, /actors/account/ann/deposit",
        "POST, /actors/account/ann/deposits",
        "PUT, /actors/account/ann/balance",
        "OPTIONS, /actors/account/ann/balance",
        "GET, /actors/account",
        "POST, /actors/account",
        "DELETE, /actors/account/ann",
        "DELETE, /actors/account/ann/state",
        "GET, /actors/account/%00/balance",
        "GET, /actors/account/ann/balance/more"
    })
    void answersStrangersAsIfTheTypeWereNotServed(String method, String path) {
        var stranger = issuer.of("ann");

        var hidden = requests.send(method, path, "", stranger);
        var unknown = requests.send(method, path.replace("account", "acconut"), "", stranger);

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(withoutNearest(hidden)).isEqualTo(withoutNearest(unknown).replace("acconut", "account"));
        assertThat(hidden.headers().keySet()).isEqualTo(unknown.headers().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /accounts/ann/deposits",
        "GET, /accounts/ann/deposits",
        "OPTIONS, /accounts/ann/deposits",
        "PATCH, /accounts/ann/deposits",
    })
    void answersStrangersAsIfAUrlThatTheAuthorChoseWereNotServed(String method, String path) {
        var stranger = issuer.of("ann");

        var hidden = requests.send(method, path, "", stranger);
        var unknown = requests.send(method, path.replace("accounts", "acconuts"), "", stranger);

        hidden.problem(404, "/problems/unknown-path");
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(hidden.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(requests.postJson("/accounts/ann/deposits", "{\"amount\":1}", issuer.of("ann", "bank"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void suggestsNoHiddenName() {
        assertThat(requests.get("/actors/acount/ann/balance", issuer.of("ann"))
                        .problem(404, "/problems/unknown-actor-type")
                        .path("detail")
                        .asString())
                .contains("counter")
                .doesNotContain("account");
    }

    @Test
    void refusesCallersThatMayUseOtherActorsOfTheType() {
        var ann = issuer.of("ann", "bank");

        requests.get("/actors/account/bob/balance", ann).problem(403, "/problems/forbidden");
        assertThat(requests.get("/actors/account/ann/balance", ann).status()).isEqualTo(200);
        requests.get("/actors/account/ann/balances", ann).problem(404, "/problems/unknown-message");
    }

    @Test
    void listsTheTypeForThoseThatKnowIt() {
        assertThat(requests.get("/actors", issuer.of("ann", "bank")).body()).contains("\"account\"");
        assertThat(requests.get("/actors", issuer.of("ann")).body())
                .contains("\"counter\"")
                .doesNotContain("account");
    }

    @Test
    void leavesTheTypeOutOfTheDocument() {
        assertThat(requests.get("/v3/api-docs").body())
                .contains("/actors/counter")
                .doesNotContain("account")
                .doesNotContain("Account");
    }
}
