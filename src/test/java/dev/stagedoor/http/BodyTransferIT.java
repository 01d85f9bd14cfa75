package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Transfer of bodies: whole, announced, in chunks, too large, broken off, and unexpected. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
final class BodyTransferIT {

    private static final String TOO_LARGE = "{\"by\":1,\"pad\":\"" + "a".repeat(1024 * 1024) + "\"}";

    @LocalServerPort
    private int port;

    private Requests requests;
    private String counter;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
        counter = "/actors/counter/" + freshId();
    }

    @Test
    void readsABodyOfTheLargestSize() {
        var json = "{\"by\":2}";

        var answered = requests.postJson(counter + "/increment", json + " ".repeat(1024 * 1024 - json.length()));

        assertThat(answered.json().get("count").intValue()).isEqualTo(2);
    }

    @Test
    void refusesATooLargeBodyByItsContentLength() {
        var answered = requests.postJson(counter + "/increment", TOO_LARGE);

        var problem = answered.problem(413, "/problems/content-too-large");
        assertThat(problem.get("detail").stringValue()).contains("1048576");
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
    }

    @Test
    void refusesATooLargeBodyBeforeItIsSent() {
        try (var connection = requests.connect()) {
            connection.send(head(TOO_LARGE.length()));

            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    @Test
    void refusesATooLargeBodyInChunks() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked(TOO_LARGE)).send("0\r\n\r\n");

            assertThat(connection.read().problem(413, "/problems/content-too-large"))
                    .isNotNull();
        }
    }

    @Test
    void refusesATooLargeBodyInChunksBeforeItsEnd() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked(TOO_LARGE));

            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    @Test
    void closesTheConnectionAfterATooLargeBody() {
        try (var connection = requests.connect()) {
            connection.send(head(TOO_LARGE.length()));

            assertThat(connection.read().header("connection")).contains("close");
            connection.assertClosed();
        }
    }

    /** A client that reads the answer while it still sends may send its next request in place of the rest. */
    @RepeatedTest(20)
    void answersTheRequestAfterATooLargeBody() {
        var refused = requests.postJson(counter + "/increment", TOO_LARGE);

        var next = requests.get(counter + "/count");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(next.body()).isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors/counter/one/nothing", "/actors/nothing", "/nothing", "/problems"})
    void closesTheConnectionWhenTheAnswerOvertakesAnUnreadBody(String path) {
        try (var connection = requests.connect()) {
            connection.send(head(TOO_LARGE.length()).replaceFirst("POST \\S+", "POST " + path));

            assertThat(connection.read().header("connection")).contains("close");
            connection.assertClosed();
        }
    }

    @Test
    void sendsNoAskWhenAChunkIsBroken() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked("{\"by\":1}")).send("zz\r\n");

            connection.read().problem(400, "/problems/malformed-request");
            connection.assertClosed();
        }
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE /actors/counter/broken", "POST /actors/counter"})
    void logsNothingWhenAChunkOfAnUnreadBodyIsBroken(String request, CapturedOutput output) {
        try (var connection = requests.connect()) {
            connection.send(request + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

            connection.read();
            connection.assertClosed();
        }
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> !output.getAll().contains("already sent"));
    }

    @Test
    void doesNotChangeTheAnswerBeforeAMalformedRequest() {
        try (var connection = requests.connect()) {
            connection.send("DELETE " + counter + " HTTP/1.1\r\nHost: localhost\r\n\r\nNOT HTTP\r\n\r\n");

            var first = connection.read();

            assertThat(first.status()).isEqualTo(204);
            assertThat(first.header("content-type")).isEmpty();
        }
    }

    @Test
    void sendsNoAskWhenTheBodyIsCutOff() {
        try (var connection = requests.connect()) {
            connection.send(head(9)).send("{\"by\":1}").finish();

            connection.assertClosed();
        }
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void answers100WhenTheClientExpectsIt() {
        try (var connection = requests.connect()) {
            connection.send("POST " + counter
                    + "/increment HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(100);

            connection.send("{\"by\":1}");

            assertThat(connection.read().body()).isEqualTo("{\"count\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: x\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n",
                "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"
            })
    void refusesBodiesOfUnclearLength(String headers) {
        try (var connection = requests.connect()) {
            connection.send("POST " + counter + "/increment HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");

            connection.read().problem(400, "/problems/malformed-request");
            connection.assertClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /actors", "GET /actors/counter/a/count", "DELETE /actors/counter/a"})
    void ignoresUnexpectedBodies(String start) {
        try (var connection = requests.connect()) {
            connection
                    .send(start + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + TOO_LARGE.length() + "\r\n\r\n")
                    .send(TOO_LARGE)
                    .send("GET /problems HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(connection.read().status()).isLessThan(500);
            assertThat(connection.read().body()).startsWith("{\"problems\"");
        }
    }

    private String head(int length) {
        return "POST %s/increment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".formatted(counter)
                + "Content-Length: " + length + "\r\n\r\n";
    }

    private String chunkedHead() {
        return "POST %s/increment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".formatted(counter)
                + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private static String chunked(String text) {
        var chunks = new StringBuilder();
        for (int begin = 0; begin < text.length(); begin += 50_000) {
            var chunk = text.substring(begin, Math.min(text.length(), begin + 50_000));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunks.toString();
    }
}
