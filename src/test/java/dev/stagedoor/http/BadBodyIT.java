package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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

/** Valid, unusual and invalid bodies. */
@ServiceTest
final class BadBodyIT {

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
                Arguments.of("{\"by\":" + "[".repeat(100) + "]".repeat(100) + "}", "/by"),
                Arguments.of("{\"by\":" + "[".repeat(400) + "]".repeat(400) + "}", ""),
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
    void reportsAtMostAHundredFaults() {
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

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0x80});
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void refusesInvalidUtf8Sequences(byte[] bytes) {
        var json = new ByteArrayOutputStream();
        json.writeBytes("{\"name\":\"".getBytes(StandardCharsets.US_ASCII));
        json.writeBytes(bytes);
        json.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        try (var connection = requests.connect()) {
            connection
                    .send(head("/actors/hello/a/introduce", "application/json", json.size()))
                    .send(json.toByteArray());

            assertThat(connection.read().pointers()).containsExactly("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"guest\":\"\\ud800\"}', /guest",
        "'{\"guest\":\"a\\uDFFFb\"}', /guest",
        "'{\"guest\":\"\\ude00\\ud83d\"}', /guest"
    })
    void refusesHalvesOfSurrogatePairs(String json, String pointer) {
        var refused = requests.postJson("/actors/seat/" + freshId() + "/reserve", json);

        assertThat(refused.pointers()).containsExactly(pointer);
    }

    @Test
    void acceptsAnEscapedSurrogatePair() {
        var reserved = requests.postJson("/actors/seat/" + freshId() + "/reserve", "{\"guest\":\"\\ud83d\\ude00\"}");

        assertThat(reserved.json().get("guest").stringValue()).isEqualTo("\ud83d\ude00");
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
    void readsJsonOfEveryJsonMediaType(String type) {
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
    void refusesABodyWithoutAContentType() {
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
    void acceptsTheContentEncodingIdentity() {
        var answered = requests.postJson(counter + "/increment", "{\"by\":2}", "Content-Encoding", "identity");

        assertThat(answered.status()).isEqualTo(200);
    }

    @Test
    void readsAnEmptyBodyAsAMessageWithoutMembers() {
        var answered = requests.post(counter + "/increment", "Content-Type", "application/json");

        assertThat(answered.pointers()).containsExactly("/by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " { } "})
    void acceptsAnEmptyBodyOrObjectForAMessageWithoutComponents(String json) {
        var answered = requests.postJson(counter + "/reset", json);

        assertThat(answered.status()).isEqualTo(202);
    }

    @Test
    void refusesMembersOfAMessageWithoutComponents() {
        var answered = requests.postJson(counter + "/reset", "{\"to\":1}");

        assertThat(answered.pointers()).containsExactly("/to");
    }

    private static String head(String path, String type, int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n"
                .formatted(path, type, length);
    }
}
