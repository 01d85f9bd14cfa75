package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Service with Spring Security as it is by default, beside pages of the application's own. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecuredIT {

    private static final String USER =
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

    private ConfigurableApplicationContext service;
    private Requests requests;

    @Configuration(proxyBeanMethods = false)
    static class OwnPages {

        @Bean
        RouterFunction<ServerResponse> ownPages() {
            return RouterFunctions.route()
                    .POST("/own", request -> ServerResponse.ok().bodyValue("own"))
                    .GET("/own/refused", request -> ServerResponse.status(403).build())
                    .build();
        }
    }

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(StagedoorApplication.class, OwnPages.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=secured-http")
                .properties("stagedoor.cors.allowed-origins=https://app.example")
                .properties("spring.security.user.name=ann", "spring.security.user.password=secret")
                .run();
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answered get(String path, String... headers) {
        return requests.get(path, authorized(headers));
    }

    private static String[] authorized(String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = USER;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actors",
        "GET, /actors/counter/kim/count",
        "POST, /actors/counter/kim/increment?by=1",
        "DELETE, /actors/counter/kim",
        "GET, /actors/counter/a%2Fb/count",
        "GET, /problems",
        "GET, /v3/api-docs",
        "GET, /actuator/metrics",
        "GET, /nothing"
    })
    void asksForCredentialsWithAProblem(String method, String path) {
        var answered = requests.send(method, path, "", "Accept", "application/json");

        answered.problem(401, "/problems/unauthenticated");
        assertThat(answered.headers().get("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void refusesAWrongPasswordWithAProblem() {
        var answered = requests.get("/actors", "Authorization", "Basic YW5uOndyb25n");

        answered.problem(401, "/problems/unauthenticated");
        assertThat(answered.headers().get("WWW-Authenticate")).startsWith("Basic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb",
                "a%2F%2Fb",
                "a;b=c",
                ";",
                "a%3Bb",
                "a%25b",
                "a%252Fb",
                "a%5Cb",
                "%2E%2E%2Fa",
                "a%2Eb",
                "a//b",
                "%E2%82%AC",
                "a%20b",
                "a:b@c",
                "%7Ea"
            })
    void acceptsEveryIdThatItAcceptsWithoutSpringSecurity(String id) {
        var answered = get("/actors/counter/%s/count".formatted(id));

        if (id.contains("//")) {
            answered.problem(404, "/problems/unknown-path");
        } else {
            assertThat(answered.body()).isEqualTo("{\"count\":0}");
        }
    }

    @Test
    void takesASemicolonAsPartOfTheId() {
        requests.post("/actors/counter/sue;x=1/increment?by=3", authorized());

        assertThat(get("/actors/counter/sue%3Bx=1/count").body()).isEqualTo("{\"count\":3}");
        assertThat(get("/actors/counter/sue/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void acceptsAPostWithoutACsrfToken() {
        var answered = requests.send(
                "POST",
                "/actors/counter/lee/increment",
                "by=2",
                authorized("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answered.body()).isEqualTo("{\"count\":2}");
    }

    @Test
    void refusesAPostFromAPageOfAnotherOrigin() {
        requests.post("/actors/counter/lee/increment?by=2", authorized("Origin", "https://other.example"))
                .problem(403, "/problems/cross-origin-request");
    }

    @Test
    void refusesTheBrowsersCredentialsFromAPageThatMayNotUseThem() {
        requests.post("/actors/counter/lee/increment?by=2", authorized("Origin", "https://app.example"))
                .problem(403, "/problems/forbidden");
    }

    @Test
    void asksPagesOfTheApplicationForACsrfToken() {
        requests.post("/own", authorized()).problem(403, "/problems/forbidden");
    }

    @Test
    void leavesTheRefusalsOfAnotherHandlerToTheApplication() {
        var answered = get("/own/refused");

        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/own/a;b", "/own/a%2Fb", "/own//a", "/actuator/health;x", "/problems/a%25b"})
    void keepsTheFirewallOnOtherPaths(String path) {
        var answered = get(path);

        answered.problem(400, "/problems/unsafe-request");
        assertThat(answered.body()).contains("The request was rejected because the URL");
    }

    @Test
    void servesHealthToAnybody() {
        assertThat(requests.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void leadsABrowserToThePageForLogin() {
        var answered = requests.get("/swagger-ui/index.html", "Accept", "text/html");

        assertThat(answered.status()).isEqualTo(302);
        assertThat(answered.headers().get("Location")).isEqualTo("/login");
    }

    @Test
    void servesSwaggerUiAndItsDocument() {
        assertThat(get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(get("/v3/api-docs/swagger-config").status()).isEqualTo(200);
    }
}
