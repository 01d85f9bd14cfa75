package dev.stagedoor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=openapi",
            "server.forward-headers-strategy=framework"
        })
final class OpenApiIT {

    @LocalServerPort
    private int port;

    private JsonNode document = JsonNodeFactory.instance.objectNode();

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @BeforeEach
    void read() throws IOException, InterruptedException {
        document = JsonMapper.shared().readTree(get("/v3/api-docs").body());
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private JsonNode schema(JsonNode reference) {
        return document.at(reference.path("$ref").asString().substring(1));
    }

    @Test
    void isOpenApi31() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void givesEachMessageAStableOperationId() {
        assertThat(operation("/actors/counter/{id}/increment", "post")
                        .path("operationId")
                        .asString())
                .isEqualTo("counter_increment");
        assertThat(operation("/actors/counter/{id}/count", "get")
                        .path("operationId")
                        .asString())
                .isEqualTo("counter_getCount");
    }

    @Test
    void givesEachOperationAnIdOfItsOwn() {
        var ids = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asString())));

        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void describesMessagesByTheirOwnSchemas() {
        var body = operation("/actors/counter/{id}/increment", "post").path("requestBody");

        var by = schema(body.path("content").path("application/json").path("schema"))
                .path("properties")
                .path("by");

        assertThat(by.path("type").asString()).isEqualTo("integer");
        assertThat(by.path("exclusiveMinimum").asInt()).isZero();
        assertThat(by.path("description").asString()).isEqualTo("how much is added");
    }

    @Test
    void describesRepliesByStatus() {
        var responses = operation("/actors/account/{id}/withdraw", "post").path("responses");

        var refused = schema(responses
                .path("409")
                .path("content")
                .path("application/problem+json")
                .path("schema"));

        assertThat(responses.propertyNames())
                .contains("200", "400", "409", "413", "415", "422", "429", "500", "503", "504");
        assertThat(refused.path("properties").path("type").path("const").asString())
                .isEqualTo("insufficient-funds");
    }

    @Test
    void describesTells() {
        var responses = operation("/actors/counter/{id}/reset", "post").path("responses");

        assertThat(responses.propertyNames()).contains("202", "429").doesNotContain("200", "406");
    }

    @Test
    void offersAnIdempotencyKeyForPostsThatAreAnsweredButNotForGets() {
        var key = "#/components/parameters/Idempotency-Key";

        assertThat(parameters("/actors/counter/{id}/increment", "post")).contains(key);
        assertThat(parameters("/accounts/{id}/deposits", "post")).contains(key);
        assertThat(parameters("/actors/counter", "post")).contains(key);
        assertThat(parameters("/actors/counter/{id}/count", "get")).doesNotContain(key);
        assertThat(parameters("/actors/counter/{id}/reset", "post")).doesNotContain(key);
    }

    @Test
    void listsNoAnswersToAKeyForATell() {
        var responses = operation("/actors/counter/{id}/reset", "post").path("responses");

        assertThat(responses.propertyNames()).contains("202", "400", "503").doesNotContain("422", "504");
        assertThat(responses.at("/202/headers").propertyNames()).doesNotContain("Idempotency-Replayed");
    }

    private List<String> parameters(String path, String method) {
        return operation(path, method)
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("$ref").asString())
                .toList();
    }

    @Test
    void listsTheUrlThatTheAuthorChose() {
        assertThat(operation("/accounts/{id}/deposits", "post")
                        .path("operationId")
                        .asString())
                .isEqualTo("account_postDeposits");
    }

    @Test
    void takesDescriptionsFromSwaggerAnnotations() {
        assertThat(operation("/actors/counter/{id}/reset", "post")
                        .path("description")
                        .asString())
                .isEqualTo("Sets the count to zero.");
    }

    @Test
    void refersToSchemasThatExist() {
        var missing = new ArrayList<String>();
        for (var reference : document.findValuesAsString("$ref", new ArrayList<>())) {
            if (document.at(reference.substring(1)).isMissingNode()) {
                missing.add(reference);
            }
        }

        assertThat(missing).isEqualTo(List.of());
    }

    @Test
    void showsSwaggerUi() throws IOException, InterruptedException {
        assertThat(get("/swagger-ui.html").body()).contains("swagger-ui");
    }

    @Test
    void namesThePrefixOfTheProxyAsTheServer() throws IOException, InterruptedException {
        var proxied = JsonMapper.shared()
                .readTree(get("/v3/api-docs", "X-Forwarded-Prefix", "/outside").body());

        assertThat(proxied.at("/servers/0/url").asString()).isEqualTo("/outside");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
    }
}
