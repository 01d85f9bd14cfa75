package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are good, odd, bad and too large. */
@ServiceTest
final class BadBodyIT {

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

    static Stream<Arguments> invalidJson() {
        return Stream.of(
                Arguments.of("{\"by\":", ""),
                Arguments.of("{\"by\":1}}", ""),
                Arguments.of("{\"by\":1} {\"by\":1}", ""),
                Arguments.of("{'by':1}", ""),
                Arguments.of("by=1", ""),
                Arguments.of(" ", ""),
                Arguments.of("[]", ""),
                Arguments.of("null", ""),
                Arguments.of("1", ""),
                Arguments.of("\"by\"", ""),
                Arguments.of("{}", "/by"),
                Arguments.of("{\"by\":null}", "/by"),
                Arguments.of("{\"by\":\"1\"}", "/by"),
                Arguments.of("{\"by\":true}", "/by"),
                Arguments.of("{\"by\":1.5}", "/by"),
                Arguments.of("{\"by\":{}}", "/by"),
                Arguments.of("{\"by\":0}", "/by"),
                Arguments.of("{\"by\":1,\"by\":2}", ""),
                Arguments.of("{\"by\":9223372036854775808}", "/by"),
                Arguments.of("{\"by\":1e400}", "/by"),
                Arguments.of("{\"by\":1e999999999}", "/by"),
                Arguments.of("{\"by\":NaN}", ""),
                Arguments.of("{\"by\":" + "9".repeat(5_000) + "}", ""),
                Arguments.of("{\"by\":" + "[".repeat(100_000), ""),
                Arguments.of("[".repeat(100_000) + "]".repeat(100_000), ""),
                Arguments.of("{\"a\":".repeat(100_000), ""),
                Arguments.of("{\"by\":" + "[".repeat(400) + "]".repeat(400) + "}", "/by"),
                Arguments.of("{\"by\":1,\"a~/b\":1}", "/a~0~1b"),
                Arguments.of("{\"by\":1,\"replyTo\":\"pekko://stagedoor/user/a\"}", "/replyTo"));
    }

    @ParameterizedTest
    @MethodSource("invalidJson")
    void refusesInvalidJson(String json, String pointer) {
        var answered = requests.postJson(counter + "/increment", json);

        assertThat(answered.pointers()).containsExactly(pointer);
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void tellsAtMostAHundredFaults() {
        var members = new StringBuilder("{\"by\":1");
        for (int i = 0; i < 10_000; i++) {
            members.append(",\"m").append(i).append("\":1");
        }

        var answered =
                requests.postJson(counter + "/increment", members.append('}').toString());

        assertThat(answered.pointers()).hasSize(100);
    }

    @Test
    void refusesJsonThatIsNotUtf8() {
        try (var connection = requests.connect()) {
            connection
                    .send(head("/actors/hello/a/introduce", "application/json", 14))
                    .send("{\"name\":\"ä\"}xx".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(connection.read().pointers()).containsExactly("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "by=%zz, ''",
        "%zz=1, ''",
        "by=%FF, ''",
        "by=, /by",
        "by=x, /by",
        "by=1&by=2, /by",
        "by=1&to=1, /to",
        "to, /by"
    })
    void refusesInvalidForms(String form, String pointer) {
        var answered = requests.postForm(counter + "/increment", form);

        assertThat(answered.pointers()).contains(pointer);
    }

    @Test
    void refusesAFormThatIsNotUtf8() {
        try (var connection = requests.connect()) {
            connection
                    .send(head("/actors/hello/a/introduce", "application/x-www-form-urlencoded", 6))
                    .send("name=ä".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(connection.read().pointers()).containsExactly("");
        }
    }

    @Test
    void refusesAMemberThatIsGivenTwice() {
        var answered = requests.postJson(counter + "/increment?by=1", "{\"by\":1}");

        assertThat(answered.pointers()).containsExactly("/by");
    }

    @Test
    void refusesUnknownQueryParameters() {
        var answered = requests.get(counter + "/count?verbose=true");

        assertThat(answered.pointers()).containsExactly("/verbose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"; profile=x",
                "APPLICATION/JSON",
                "application/vnd.stagedoor+json"
            })
    void readsJsonOfTheType(String type) {
        var answered = requests.send("POST", counter + "/increment", "{\"by\":2}", "Content-Type", type);

        assertThat(answered.json().get("count").intValue()).isEqualTo(2);
    }

    @Test
    void readsAFormWithACharset() {
        var type = "application/x-www-form-urlencoded; charset=UTF-8";

        var answered = requests.send("POST", "/actors/hello/a/introduce", "name=%C3%A4+ä", "Content-Type", type);

        assertThat(answered.json().get("text").stringValue()).isEqualTo("Hello, ä ä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=a",
                "*/*",
                "application/*",
                "nonsense",
                "text/json",
                "json"
            })
    void refusesOtherContentTypes(String type) {
        var answered = requests.send("POST", counter + "/increment", "{\"by\":2}", "Content-Type", type);

        assertThat(answered.problem(415, "/problems/unsupported-media-type")
                        .get("detail")
                        .stringValue())
                .contains(type);
    }

    @Test
    void refusesABodyOfNoType() {
        var answered = requests.send("POST", counter + "/increment", "{\"by\":2}");

        assertThat(answered.problem(415, "/problems/unsupported-media-type")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
    void refusesContentEncodings(String encoding) {
        var answered = requests.postJson(counter + "/increment", "{\"by\":2}", "Content-Encoding", encoding);

        assertThat(answered.problem(415, "/problems/unsupported-media-type")
                        .get("detail")
                        .stringValue())
                .contains(encoding);
    }

    @Test
    void takesTheContentEncodingThatIsNone() {
        var answered = requests.postJson(counter + "/increment", "{\"by\":2}", "Content-Encoding", "identity");

        assertThat(answered.status()).isEqualTo(200);
    }

    @Test
    void takesAnEmptyBodyForAnEmptyMessage() {
        var answered = requests.post(counter + "/increment", "Content-Type", "application/json");

        assertThat(answered.pointers()).containsExactly("/by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " { } "})
    void takesNothingForAMessageWithoutComponents(String json) {
        var answered = requests.postJson(counter + "/reset", json);

        assertThat(answered.status()).isEqualTo(202);
    }

    @Test
    void refusesMembersOfAMessageWithoutComponents() {
        var answered = requests.postJson(counter + "/reset", "{\"to\":1}");

        assertThat(answered.pointers()).containsExactly("/to");
    }

    @Test
    void readsABodyOfTheLargestSize() {
        var json = "{\"by\":2}";

        var answered = requests.postJson(counter + "/increment", json + " ".repeat(1024 * 1024 - json.length()));

        assertThat(answered.json().get("count").intValue()).isEqualTo(2);
    }

    @Test
    void refusesALargerBodyByItsStatedLength() {
        var answered = requests.postJson(counter + "/increment", TOO_LARGE);

        var problem = answered.problem(413, "/problems/content-too-large");
        assertThat(problem.get("detail").stringValue()).contains("1048576");
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
    }

    @Test
    void refusesALargerBodyBeforeItIsSent() {
        try (var connection = requests.connect()) {
            connection.send(head(counter + "/increment", "application/json", TOO_LARGE.length()));

            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    @Test
    void refusesALargerBodyInChunks() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked(TOO_LARGE)).send("0\r\n\r\n");

            assertThat(connection.read().problem(413, "/problems/content-too-large"))
                    .isNotNull();
        }
    }

    @Test
    void refusesALargerBodyInChunksBeforeItsEnd() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked(TOO_LARGE));

            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    @Test
    void readsTheRequestAfterOneWithALargerBody() {
        try (var connection = requests.connect()) {
            connection
                    .send(chunkedHead())
                    .send(chunked(TOO_LARGE))
                    .send("0\r\n\r\nGET " + counter + "/count HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(413);
            assertThat(connection.read().body()).isEqualTo("{\"count\":0}");
        }
    }

    @Test
    void asksNobodyWithABodyWhoseChunksBreak() {
        try (var connection = requests.connect()) {
            connection.send(chunkedHead()).send(chunked("{\"by\":1}")).send("zz\r\n");

            assertThat(connection.read().status()).isEqualTo(400);
            connection.assertClosed();
        }
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void asksNobodyWithABodyThatIsCutOff() {
        try (var connection = requests.connect()) {
            connection
                    .send(head(counter + "/increment", "application/json", 9))
                    .send("{\"by\":1}")
                    .finish();

            connection.assertClosed();
        }
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void invitesABodyThatIsAnnounced() {
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

            assertThat(connection.read().status()).isEqualTo(400);
            connection.assertClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /actors", "GET /actors/counter/a/count", "POST /actors/nothing", "DELETE /actors/counter/a"
            })
    void passesOverBodiesThatAreNotExpected(String start) {
        try (var connection = requests.connect()) {
            connection
                    .send(start + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + TOO_LARGE.length() + "\r\n\r\n")
                    .send(TOO_LARGE)
                    .send("GET /problems HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(connection.read().status()).isLessThan(500);
            assertThat(connection.read().body()).startsWith("{\"problems\"");
        }
    }

    private static String head(String path, String type, int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, type, length);
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
