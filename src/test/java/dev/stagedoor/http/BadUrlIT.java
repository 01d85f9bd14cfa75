package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Valid, unusual and invalid ids and URLs. */
@ServiceTest
final class BadUrlIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C3%A4%F0%9F%8E%AD",
                "a%2Fb",
                "%2F",
                "a%20b",
                "a+b",
                "%2e%2e",
                "a%25b",
                "a;b=c",
                "a,b",
                "%7Ba%7D",
                "a:b@c",
                "~$&'()*!",
                "%3F%23",
                "%22",
                "%C2%A0",
                "count",
                "null"
            })
    void asksTheActorWithTheIdInTheUrl(String encoded) {
        var other = freshId();

        var own = requests.post("/actors/counter/" + other + encoded + "/increment?by=3");

        assertThat(own.json().get("count").intValue()).isEqualTo(3);
        assertThat(requests.get("/actors/counter/" + other + encoded + "/count").body())
                .isEqualTo("{\"count\":3}");
        assertThat(requests.get("/actors/counter/" + other + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void treatsAnEscapeLikeTheCharacterThatItEncodes() {
        var id = freshId();
        requests.post("/actors/counter/" + id + "%61/increment?by=3");

        var answered = requests.get("/%61ctors/count%65r/" + id + "a/coun%74");

        assertThat(answered.body()).isEqualTo("{\"count\":3}");
    }

    @Test
    void distinguishesPlusFromSpaceInIds() {
        var id = freshId();
        requests.post("/actors/counter/" + id + "+a/increment?by=3");

        var answered = requests.get("/actors/counter/" + id + "%20a/count");

        assertThat(answered.body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void acceptsIdsOf256BytesInUtf8() {
        var answered = requests.get("/actors/counter/" + "%C3%A4".repeat(128) + "/count");

        assertThat(answered.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', must not be empty",
        "%00, U+0000",
        "a%0Ab, U+000A",
        "%7F, U+007F",
        "%C2%85, U+0085",
        "%E2%80%A8, U+2028",
        "a%E2%80%A9b, U+2029",
        "., '.'",
        "%2e, '.'",
        "%2E., '..'",
        "%2e%2E, '..'"
    })
    void refusesInvalidIds(String encoded, String detail) {
        var problem = requests.sendLine("GET /actors/counter/" + encoded + "/count HTTP/1.1")
                .problem(400, "/problems/invalid-id");

        assertThat(problem.get("detail").stringValue()).contains(detail);
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%61", "%C3%A4", "%F0%9F%8E%AD"})
    void refusesIdsOfMoreThan256BytesInUtf8(String letter) {
        var problem =
                requests.get("/actors/counter/" + letter.repeat(257) + "/count").problem(400, "/problems/invalid-id");

        assertThat(problem.get("detail").stringValue()).contains("256 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actors/counter//count",
                "DELETE /actors/counter/",
                "POST /accounts//deposits",
                "DELETE /actors/counter/%00"
            })
    void refusesBadIdsAtEveryUrl(String line) {
        assertThat(requests.sendLine(line + " HTTP/1.1").problem(400, "/problems/invalid-id"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors/counter/%zz/count",
                "/actors/counter/%/count",
                "/actors/counter/%4/count",
                "/actors/%zz/a/count",
                "/actors/counter/a/%zz",
                "/actors/counter/a/count?%zz",
                "/actors/counter/a/count?by=%",
                "/accounts/%zz/deposits",
                "/%zz",
                "/actors/counter/{id}/count",
                "/actors/counter/a|b/count",
                "/actors/counter/a^b/count",
                "/actors/counter/a\\b/count",
                "/actors/counter/a\"b/count",
                "/actors/counter/<a>/count",
                "/actors/counter/a`b/count",
                "/actors/counter/a[b]/count",
                "/actors/counter/a/count?a={}",
                "/actors/counter/a#b/count",
                "/actors/counter/\u007f/count",
                "/actors/counter/ä/count",
                "/actors/counter/Ä/count",
                "/actors/counter/%FF/count",
                "/actors/counter/%C3/count",
                "/actors/%FF/a/count",
                "/actors/counter/a/%FF",
                "/actors/counter/a/count?a=%FF",
                "/actors/counter/a/count?%C0%AF=1",
                "/accounts/%FF/deposits"
            })
    void refusesMalformedUrls(String target) {
        var problem = requests.sendLine("GET " + target + " HTTP/1.1").problem(400, "/problems/invalid-url");

        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
        assertThat(problem.get("retryable").booleanValue()).isFalse();
    }

    @Test
    void keepsTheConnectionAfterAMalformedUrl() {
        try (var connection = requests.connect()) {
            connection.send("""
                    POST /actors/counter/%zz/increment HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 8\r
                    \r
                    {"by":1}GET /actors HTTP/1.1\r
                    Host: localhost\r
                    \r
                    """);

            assertThat(connection.read().status()).isEqualTo(400);
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void answersHeadOfAMalformedUrlWithoutABody() {
        try (var connection = requests.connect()) {
            var get = "GET /actors HTTP/1.1\r\nHost: localhost\r\n\r\n";

            connection.send("HEAD /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n" + get);

            assertThat(connection.readHead().status()).isEqualTo(400);
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors/counter/a/count/",
                "/actors/counter/a/count/more",
                "/actors/counter/../counter/count",
                "/actors/counter/a//count"
            })
    void answers404WhenThePathHasMoreSegments(String target) {
        var answered = requests.sendLine("GET " + target + " HTTP/1.1");

        assertThat(answered.problem(404, "/problems/unknown-path")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors/", "/actors//", "/actors//a/count"})
    void answers404ForAnEmptyTypeName(String target) {
        var answered = requests.sendLine("GET " + target + " HTTP/1.1");

        assertThat(answered.problem(404, "/problems/unknown-actor-type")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET // HTTP/1.1", "GET /nothing HTTP/1.1", "GET actors HTTP/1.1", "GET /%FF HTTP/1.1"})
    void answers404ForOtherPaths(String line) {
        assertThat(requests.sendLine(line).status()).isEqualTo(404);
    }

    @Test
    void acceptsUrlsWithAHost() {
        assertThat(requests.sendLine("GET http://localhost/actors HTTP/1.1").status())
                .isEqualTo(200);
    }

    @Test
    void answersOptionsForTheWholeServer() {
        var options = requests.sendLine("OPTIONS * HTTP/1.1");

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("allow")).contains("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        requests.sendLine("GET * HTTP/1.1").problem(400, "/problems/invalid-url");
    }

    @Test
    void refusesHugeUrls() {
        var answered = requests.sendLine("GET /actors/counter/" + "a".repeat(10_000) + "/count HTTP/1.1");

        answered.problem(414, "/problems/url-too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/conter/x/count, unknown-actor-type, conter, counter",
        "/actors/conter, unknown-actor-type, conter, counter",
        "/actors/helo/x, unknown-actor-type, helo, hello",
        "/actors/counter/x/cont, unknown-message, cont, count",
        "/actors/counter/x/get-count, unknown-message, get-count, count"
    })
    void namesTheNearestTypeOrMessage(String path, String type, String wrong, String nearest) {
        var problem = requests.get(path).problem(404, "/problems/" + type);

        assertThat(problem.get("detail").stringValue())
                .contains("'" + wrong + "'")
                .containsPattern("nearest is (\\S+, )?" + nearest);
        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
    }

    @Test
    void showsOnlyTheBeginningOfALongUnknownName() {
        var problem = requests.get("/actors/" + "a".repeat(3_000)).problem(404, "/problems/unknown-actor-type");

        assertThat(problem.get("detail").stringValue()).hasSizeLessThan(300);
    }
}
