package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Service with a type of actors that only some callers know. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HiddenTypesIT {

    private final TokenIssuer issuer = new TokenIssuer();
    private ConfigurableApplicationContext service;
    private Requests requests;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=hidden-types")
                .properties("stagedoor.http.erase=true")
                .properties("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + issuer.keys())
                .properties("stagedoor.security.rules[0].actors=counter/**")
                .properties("stagedoor.security.rules[1].actors=account/{sub}/**")
                .properties("stagedoor.security.rules[1].authorities=SCOPE_bank")
                .properties("stagedoor.security.hidden-types=account")
                .properties("stagedoor.security.pages.document=open")
                .properties("stagedoor.security.pages.catalog=authenticated")
                .run();
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
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
