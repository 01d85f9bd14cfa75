package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requirements of RFC 9110 and RFC 9112 on a server, on every path. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.samples.enabled=true")
final class HttpRulesIT {

    private static final String TOO_MANY_TYPES =
            IntStream.range(0, 60).mapToObj(number -> "a/b" + number).collect(Collectors.joining(","));

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    private Answered send(String request) {
        try (var connection = requests.connect()) {
            var answered = connection.send(request).read();
            if (answered.status() >= 400) {
                connection.assertClosed();
            }
            return answered;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actors HTTP/1.1\r\n\r\n",
                "GET /actors HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /v3/api-docs HTTP/1.1\r\nHost: evil/x\r\n\r\n",
                "GET /actors HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: a b\r\n\r\n"
            })
    void refusesRequestsWithoutExactlyOneValidHost(String request) {
        var answered = send(request);

        var refused = answered.problem(400, "/problems/malformed-request");
        assertThat(refused.get("executed").stringValue()).isEqualTo("no");
        assertThat(refused.get("detail").stringValue()).contains("Host");
        assertThat(answered.header("x-content-type-options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0"})
    void refusesOtherHttpVersions(String version) {
        send("GET /actors " + version + "\r\nHost: localhost\r\n\r\n")
                .problem(505, "/problems/http-version-not-supported");
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, chunked', 501, /problems/not-implemented",
        "gzip, 400, /problems/malformed-request",
        "identity, 400, /problems/malformed-request"
    })
    void refusesOtherTransferCodingsAndExecutesNothing(String coding, int status, String type) {
        var counter = "/actors/counter/" + freshId();

        var refused = send("POST " + counter + "/increment HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: " + coding
                + "\r\n\r\n8\r\n{\"by\":1}\r\n0\r\n\r\n");

        assertThat(refused.problem(status, type).get("executed").stringValue()).isEqualTo("no");
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"by\":1}"})
    void answersAClientThatClosesItsSendingSide(String rest) {
        var message = rest.isEmpty() ? "increment?by=1" : "increment";
        try (var connection = requests.connect()) {
            connection.send("POST /actors/counter/" + freshId() + "/" + message + " HTTP/1.1\r\nHost: localhost\r\n"
                    + (rest.isEmpty() ? "Content-Length: 0\r\n\r\n" : rest));
            connection.finish();

            assertThat(connection.read().body()).isEqualTo("{\"count\":1}");
            connection.assertClosed();
        }
    }

    @Test
    void answersAClientThatClosesItsSendingSideHoweverLongTheAskTakes() {
        try (var connection = requests.connect()) {
            connection.send("POST /actors/stunt/" + freshId()
                    + "/freeze HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=2\r\nContent-Length: 0\r\n\r\n");
            connection.finish();

            connection.read().problem(504, "/problems/deadline-exceeded");
            connection.assertClosed();
        }
    }

    @Test
    void answersAllPipelinedRequestsOfAClientThatClosesItsSendingSide() {
        var counter = "POST /actors/counter/" + freshId()
                + "/increment?by=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        try (var connection = requests.connect()) {
            connection.send(counter.repeat(3));
            connection.finish();

            assertThat(connection.read().body()).isEqualTo("{\"count\":1}");
            assertThat(connection.read().body()).isEqualTo("{\"count\":2}");
            assertThat(connection.read().body()).isEqualTo("{\"count\":3}");
            connection.assertClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actors",
                "/actors/counter/a/count",
                "/nothing",
                "/problems",
                "/actuator/health",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs"
            })
    void answersWithAProblemWhenAcceptListsTooManyTypes(String path) {
        requests.get(path, "Accept", TOO_MANY_TYPES).problem(406, "/problems/not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v3/api-docs, 'GET'",
        "DELETE, /actuator/health, 'GET'",
        "FOO, /swagger-ui/index.html, 'GET, HEAD'",
        "POST, /problems, 'GET'"
    })
    void answersWithAProblemWhenThePathDoesNotServeTheMethod(String method, String path, String allowed) {
        var refused = requests.send(method, path, "");

        assertThat(refused.problem(405, "/problems/method-not-allowed")
                        .get("executed")
                        .stringValue())
                .isEqualTo("no");
        assertThat(refused.header("allow"))
                .hasValueSatisfying(methods -> assertThat(methods).contains(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/actuator/health"})
    void answersWithAProblemWhenAcceptListsNoServedType(String path) {
        var refused = requests.get(path, "Accept", "image/png").problem(406, "/problems/not-acceptable");

        assertThat(refused.get("detail").stringValue())
                .contains("application/json")
                .contains("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "bytes=9999999-", "bytes=5-1"})
    void endsTheAnswerToAnUnsatisfiableRange(String range) {
        try (var connection = requests.connect()) {
            connection.send("GET /swagger-ui/index.html HTTP/1.1\r\nHost: localhost\r\nRange: " + range + "\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(416);
            connection.send("GET /actors HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/actors/seat/unaccepted/release, 204", "/actors/counter/unaccepted/reset, 202"})
    void ignoresAcceptWhenTheAnswerHasNoBody(String path, int status) {
        assertThat(requests.post(path, "Accept", "text/plain").status()).isEqualTo(status);
    }

    @Test
    void namesTheTypesThatABodyMayHave() {
        var refused =
                requests.send("POST", "/actors/counter/a/increment", "<by>1</by>", "Content-Type", "application/xml");

        refused.problem(415, "/problems/unsupported-media-type");
        assertThat(refused.header("accept-post")).contains("application/json, application/x-www-form-urlencoded");
        assertThat(refused.header("accept-encoding")).isEmpty();
    }

    @Test
    void namesTheContentEncodingsThatABodyMayHave() {
        var refused = requests.send(
                "POST",
                "/actors/counter/a/increment",
                "{}",
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");

        refused.problem(415, "/problems/unsupported-media-type");
        assertThat(refused.header("accept-encoding")).contains("identity");
        assertThat(refused.header("accept-post")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors",
                "/actors/counter",
                "/actors/counter/a/count",
                "/actors/counter/a/cont",
                "/actors/conter",
                "/actors/counter/%FF/count"
            })
    void forbidsCachingOfActorsAnswers(String path) {
        assertThat(requests.get(path).header("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actors/counter/a/count",
                "/nothing",
                "/%",
                "/problems",
                "/actuator/health",
                "/v3/api-docs",
                "/swagger-ui/index.html"
            })
    void forbidsBrowsersToGuessContentTypes(String path) {
        var answered = path.equals("/%") ? requests.sendLine("GET /% HTTP/1.1") : requests.get(path);

        assertThat(answered.header("x-content-type-options")).contains("nosniff");
    }
}
