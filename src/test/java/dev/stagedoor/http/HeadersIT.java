package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Headers: Prefer, Accept, and those that are too large, too many or malformed. */
@ServiceTest
final class HeadersIT {

    @LocalServerPort
    private int port;

    private Requests requests;
    private String count;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
        count = "/actors/counter/" + freshId() + "/count";
    }

    @ParameterizedTest
    @CsvSource({
        "wait=2, wait=2",
        "'respond-async, wait=2', wait=2",
        "wait=60, wait=60",
        "wait=61, wait=60",
        "wait=999999999, wait=60",
        "wait=99999999999999999999999, wait=60"
    })
    void appliesTheWaitUpToTheCap(String prefer, String applied) {
        var answered = requests.get(count, "Prefer", prefer);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("preference-applied")).contains(applied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=0",
                "wait=-1",
                "wait=soon",
                "wait=1.5",
                "wait",
                "respond-async",
                "return=minimal",
                ",;=",
                "\""
            })
    void ignoresOtherPreferencesAndInvalidWaits(String prefer) {
        var answered = requests.get(count, "Prefer", prefer);

        assertThat(answered.body()).isEqualTo("{\"count\":0}");
        assertThat(answered.header("preference-applied")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actors",
                "GET /actors/counter",
                "GET /actors/counter/a/count",
                "POST /actors/counter",
                "GET /problems",
                "GET /problems/rejected"
            })
    void refusesCallersThatDoNotAcceptJson(String start) {
        var methodAndPath = start.split(" ", 2);

        var answered = requests.send(methodAndPath[0], methodAndPath[1], "", "Accept", "text/html");

        var problem = answered.problem(406, "/problems/not-acceptable");
        assertThat(problem.get("detail").stringValue()).contains("text/html");
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
    }

    @Test
    void sendsNoAskWhenTheCallerDoesNotAcceptJson() {
        var counter = "/actors/counter/" + freshId();

        var answered = requests.post(counter + "/increment?by=1", "Accept", "text/html");

        assertThat(answered.status()).isEqualTo(406);
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /actors/counter/a/reset", "DELETE /actors/counter/a"})
    void ignoresAcceptWhenTheAnswerHasNoBody(String start) {
        var methodAndPath = start.split(" ", 2);

        var answered = requests.send(methodAndPath[0], methodAndPath[1], "", "Accept", "text/html");

        assertThat(answered.status()).isIn(202, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html, */*;q=0.1", "application/json;charset=utf-8", "application/*"})
    void answersCallersThatAcceptJson(String accept) {
        assertThat(requests.get(count, "Accept", accept).json().has("count")).isTrue();
    }

    @Test
    void refusesAHugeHeader() {
        try (var connection = requests.connect()) {
            connection.send("GET " + count + " HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(9_000) + "\r\n\r\n");

            connection.read().problem(431, "/problems/headers-too-large");
            connection.assertClosed();
        }
    }

    @Test
    void refusesTooManyHeaders() {
        try (var connection = requests.connect()) {
            connection.send(
                    "GET " + count + " HTTP/1.1\r\nHost: localhost\r\n" + "X: aaaaa\r\n".repeat(2_000) + "\r\n");

            connection.read().problem(431, "/problems/headers-too-large");
            connection.assertClosed();
        }
    }

    @Test
    void acceptsManyHeaders() {
        try (var connection = requests.connect()) {
            connection.send("GET " + count + " HTTP/1.1\r\nHost: localhost\r\n" + "X: a\r\n".repeat(900) + "\r\n");

            assertThat(connection.read().body()).isEqualTo("{\"count\":0}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A B: c", ": c", "Host: [::", "no colon", "A\u0000: b", "A: \u0001"})
    void refusesBrokenHeaders(String header) {
        try (var connection = requests.connect()) {
            connection.send("GET " + count + " HTTP/1.1\r\n" + header + "\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "traceparent: nonsense\r\n",
                "Accept: \r\n",
                "Content-Type: nonsense\r\n",
                "Origin: nonsense\r\n"
            })
    void answersDespiteUnusualHeaders(String headers) {
        try (var connection = requests.connect()) {
            connection.send("GET " + count + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");

            assertThat(connection.read().body()).isEqualTo("{\"count\":0}");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        var counter = "/actors/counter/" + freshId();
        try (var connection = requests.connect()) {
            connection.send("POST " + counter + "/increment?by=1 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 0\r\n\r\nGET " + counter + "/count HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(connection.read().body()).isEqualTo("{\"count\":1}");
            assertThat(connection.read().body()).isEqualTo("{\"count\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actors HTTP/1.0\r\n\r\n",
                "GET /actors HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void closesTheConnectionWhenTheCallerSendsNoMoreRequests(String request) {
        try (var connection = requests.connect()) {
            connection.send(request);

            assertThat(connection.read().status()).isEqualTo(200);
            connection.assertClosed();
        }
    }

    @Test
    void refusesWhatIsNotHttp() {
        try (var connection = requests.connect()) {
            connection.send(new byte[] {22, 3, 1, 0, 5, '\r', '\n', '\r', '\n'});

            assertThat(connection.read().status()).isEqualTo(400);
            connection.assertClosed();
        }
    }
}
