package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a web page in a browser can do to a service on the same machine. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=browser",
            "stagedoor.cors.allowed-origins=https://app.example",
            "stagedoor.connection.allowed-hosts=stage.example"
        })
final class BrowserIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    /** Sends headers that a well-behaved client does not choose. */
    private Answered send(String line, String... headers) {
        try (var connection = requests.connect()) {
            return connection
                    .send(line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 0\r\n\r\n")
                    .read();
        }
    }

    private Answered balance(String account) {
        return requests.get("/actors/account/" + account + "/balance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void refusesChangesByPagesOfOtherOrigins(String header) {
        var refused = send("POST /accounts/robbed/deposits?amount=100", "Host: localhost", header)
                .problem(403, "/problems/cross-origin-request");

        assertThat(refused.get("executed").stringValue()).isEqualTo("no");
        assertThat(balance("robbed").body()).isEqualTo("{\"balance\":0}");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /actors/counter/a", "POST, /actors/counter", "POST, /actors/counter/a/reset"})
    void refusesToStopStartAndTellForPagesOfOtherOrigins(String method, String path) {
        send(method + " " + path, "Host: localhost", "Origin: http://evil.example")
                .problem(403, "/problems/cross-origin-request");
    }

    @Test
    void servesPagesOfItsOwnOrigin() {
        assertThat(send(
                                "POST /actors/counter/own/increment?by=1",
                                "Host: localhost:" + port,
                                "Origin: http://localhost:" + port)
                        .status())
                .isEqualTo(200);
        assertThat(send(
                                "POST /actors/counter/own/increment?by=1",
                                "Host: localhost",
                                "Origin: https://stage.example",
                                "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void servesPagesOfAllowedOrigins() {
        var served = send(
                "POST /actors/counter/allowed/increment?by=1",
                "Host: localhost",
                "Origin: https://app.example",
                "Sec-Fetch-Site: cross-site");

        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("access-control-allow-origin")).contains("https://app.example");
        assertThat(served.header("access-control-expose-headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).contains("Retry-After", "Location"));
    }

    @Test
    void answersThePreflightOfAnAllowedOrigin() {
        var preflight = send(
                "OPTIONS /actors/counter/allowed/increment",
                "Host: localhost",
                "Origin: https://app.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type, idempotency-key");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("access-control-allow-origin")).contains("https://app.example");
        assertThat(preflight.header("access-control-allow-methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
        assertThat(preflight.header("access-control-allow-headers")).contains("content-type, idempotency-key");
        assertThat(preflight.header("access-control-max-age")).contains("1800");
    }

    @Test
    void allowsNothingInThePreflightOfAnotherOrigin() {
        var preflight = send(
                "OPTIONS /actors/counter/allowed/increment",
                "Host: localhost",
                "Origin: http://evil.example",
                "Access-Control-Request-Method: POST");

        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors/account/a/balance", "/actors", "/v3/api-docs", "/actuator/health", "/nothing"})
    void refusesRequestsForOtherHosts(String path) {
        var refused = send("GET " + path, "Host: evil.example").problem(421, "/problems/misdirected-request");

        assertThat(refused.get("detail").stringValue()).contains("evil.example", "stagedoor.connection.allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3_000, 7_000})
    void refusesALongHost(int length) {
        for (var host : List.of("x".repeat(length), "a.".repeat(length / 2) + "localhost", "%41".repeat(length / 3))) {
            var refused = send("GET /actors", "Host: " + host);

            assertThat(refused.status()).isIn(400, 421);
            assertThat(refused.header("content-type")).contains("application/problem+json");
        }
    }

    @Test
    void refusesAPipelinedRequestForAnotherHostWithAProblem() {
        try (var connection = requests.connect()) {
            for (var host : List.of("localhost", "evil.example")) {
                connection.send("GET /actors HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            }

            assertThat(connection.read().status()).isEqualTo(200);
            connection.read().problem(421, "/problems/misdirected-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:1", "[::1]", "stage.example"})
    void servesRequestsForItsOwnHosts(String host) {
        assertThat(send("GET /actors", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void forbidsSwaggerUiToLoadFromOtherOrigins() {
        var page = requests.get("/swagger-ui/index.html");

        assertThat(page.header("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(page.header("x-frame-options")).contains("DENY");
    }
}
