package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Types, actors and problems as resources: their descriptions and methods. */
@ServiceTest
final class ResourcesIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @Test
    void listsTheTypesWithTheirMessages() {
        var types = requests.get("/actors").json().get("types");

        assertThat(types).isEqualTo(JSON.readTree("""
                                [{"type":"hello","url":"/actors/hello","messages":["greet","introduce","get-introductions"]},
                                 {"type":"counter","url":"/actors/counter","messages":["increment","get-count","reset"]},
                                 {"type":"account","url":"/actors/account","messages":["deposit","withdraw","get-balance"]},
                                 {"type":"seat","url":"/actors/seat","messages":["reserve","release","get-guest"]},
                                 {"type":"stunt","url":"/actors/stunt","messages":["fall","freeze","land"]}]
                                """));
    }

    @Test
    void describesTheMessagesOfAType() {
        var increment = message(requests.get("/actors/counter").json(), "increment");

        assertThat(increment.get("method").stringValue()).isEqualTo("POST");
        assertThat(increment.get("url").stringValue()).isEqualTo("/actors/counter/{id}/increment");
        assertThat(increment.at("/responses").propertyNames()).containsExactly("200");
    }

    @Test
    void describesMessagesByJsonSchemas() {
        var type = requests.get("/actors/counter").json();

        var reference = message(type, "increment").at("/request/$ref").stringValue();

        var schema = type.at(reference.substring(1));
        assertThat(schema.get("type").stringValue()).isEqualTo("object");
        assertThat(schema.at("/properties/by/type").stringValue()).isEqualTo("integer");
        assertThat(schema.at("/properties/by/exclusiveMinimum").intValue()).isZero();
        assertThat(schema.at("/properties").propertyNames()).containsExactly("by");
    }

    @Test
    void describesATellByStatus202() {
        var reset = message(requests.get("/actors/counter").json(), "reset");

        assertThat(reset.get("responses").propertyNames()).containsExactly("202");
    }

    @Test
    void describesTheUrlThatTheAuthorChose() {
        var deposit = message(requests.get("/actors/account").json(), "deposit");

        assertThat(deposit.at("/exchange/method").stringValue()).isEqualTo("POST");
        assertThat(deposit.at("/exchange/url").stringValue()).isEqualTo("/accounts/{id}/deposits");
    }

    @Test
    void describesEveryReply() {
        var withdraw = message(requests.get("/actors/account").json(), "withdraw");

        assertThat(withdraw.get("responses").propertyNames()).containsExactlyInAnyOrder("200", "409");
    }

    @Test
    void showsTheBreakerOfAType() {
        var breaker = requests.get("/actors/counter").json().get("breaker");

        assertThat(breaker.get("state").stringValue()).isEqualTo("closed");
        assertThat(breaker.propertyNames())
                .containsExactlyInAnyOrder("state", "failureRate", "asks", "failures", "refused");
    }

    @Test
    void createsAnActorUnderAFreshId() {
        var created = requests.post("/actors/counter");

        assertThat(created.status()).isEqualTo(201);
        var id = created.json().get("id").stringValue();
        assertThat(created.json().get("type").stringValue()).isEqualTo("counter");
        assertThat(created.header("location")).contains("/actors/counter/" + id);
        assertThat(requests.get("/actors/counter/" + id + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void createsAnotherActorEachTime() {
        var first = requests.post("/actors/counter").header("location");

        var second = requests.post("/actors/counter").header("location");

        assertThat(second).isPresent().isNotEqualTo(first);
    }

    @Test
    void stopsAnActorAndDropsItsState() {
        var counter = "/actors/counter/" + freshId();
        requests.post(counter + "/increment?by=3");

        var stopped = requests.send("DELETE", counter, "");

        assertThat(stopped.status()).isEqualTo(204);
        assertThat(stopped.body()).isEmpty();
        assertThat(requests.get(counter + "/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void stopsAnActorThatDoesNotRun() {
        assertThat(requests.send("DELETE", "/actors/counter/" + freshId(), "").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/actors, 'GET, HEAD, OPTIONS'",
        "/actors/counter, 'GET, HEAD, OPTIONS, POST'",
        "/actors/counter/a, 'DELETE, GET, HEAD, OPTIONS'",
        "/actors/counter/a/count, 'GET, HEAD, OPTIONS'",
        "/actors/counter/a/increment, 'OPTIONS, POST'",
        "/accounts/ann/deposits, 'OPTIONS, POST'",
        "/problems, 'GET, HEAD, OPTIONS'",
        "/problems/rejected, 'GET, HEAD, OPTIONS'"
    })
    void namesTheAllowedMethods(String path, String allow) {
        var options = requests.send("OPTIONS", path, "");
        var refused = requests.send("PUT", path, "");

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("allow")).contains(allow);
        assertThat(refused.header("allow")).contains(allow);
        assertThat(refused.problem(405, "/problems/method-not-allowed")
                        .get("executed")
                        .stringValue())
                .isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "TRACE", "FROBNICATE"})
    void refusesOtherMethods(String method) {
        var answered = requests.sendLine(method + " /actors/counter/a/increment?by=1 HTTP/1.1");

        assertThat(answered.problem(405, "/problems/method-not-allowed")
                        .get("detail")
                        .stringValue())
                .contains(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors", "/actors/counter", "/actors/counter/a/count", "/problems", "/problems/rejected"})
    void answersHeadLikeGetWithoutTheBody(String path) {
        var get = requests.get(path);

        var head = requests.send("HEAD", path, "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
        assertThat(head.header("content-length"))
                .contains(Integer.toString(get.body().length()));
    }

    @Test
    void listsEveryProblem() {
        var problems = requests.get("/problems").json().get("problems");

        assertThat(problems.valueStream().map(problem -> problem.get("type").stringValue()))
                .hasSize(ProblemType.values().length)
                .allMatch(url -> requests.get(url).status() == 200);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void explainsAProblemAtItsUrl(ProblemType type) {
        var explained = requests.get(type.url()).json();

        assertThat(explained.get("type").stringValue()).isEqualTo(type.url());
        assertThat(explained.get("title").stringValue()).isNotBlank();
        assertThat(explained.get("status").intValue()).isEqualTo(type.status());
        assertThat(explained.get("meaning").stringValue()).isEqualTo(type.meaning());
    }

    @Test
    void answers400WhenTheNameOfAProblemIsNotUtf8() {
        assertThat(requests.sendLine("GET /problems/a%ffb HTTP/1.1").problem(400, "/problems/invalid-url"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems/nothing", "/problems/INVALID_ID", "/problems/%C3%A4"})
    void answers404ForUnknownProblems(String path) {
        assertThat(requests.get(path).problem(404, "/problems/unknown-path")).isNotNull();
    }

    private static JsonNode message(JsonNode type, String name) {
        return type.get("messages")
                .valueStream()
                .filter(message -> message.get("message").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
