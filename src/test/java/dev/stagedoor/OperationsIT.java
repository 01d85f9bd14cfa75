package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests what operators see: health, metrics and breakers. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "resilience4j.circuitbreaker.instances.stunt.minimum-number-of-calls=2",
            "resilience4j.circuitbreaker.instances.stunt.wait-duration-in-open-state=90s"
        })
final class OperationsIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send("GET", path).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"readiness", "liveness"})
    void isUpWhenAsksCanBeAnswered(String group) throws IOException, InterruptedException {
        assertThat(get("/actuator/health/" + group).path("status").asString()).isEqualTo("UP");
    }

    @Test
    void showsTheActorSystemInTheReadinessGroup() throws IOException, InterruptedException {
        assertThat(get("/actuator/health/readiness/actors")
                        .path("details")
                        .path("member")
                        .asString())
                .isEqualTo("Up");
    }

    @Test
    void timesAsksByTypeMessageAndOutcomeButNotById() throws IOException, InterruptedException {
        send("POST", "/actors/counter/metered/increment?by=1");

        var metrics = send("GET", "/actuator/prometheus").body();

        assertThat(metrics)
                .containsPattern(
                        "stagedoor_asks_seconds_count\\{.*message=\"increment\",outcome=\"replied\",type=\"counter\"")
                .contains("uri=\"/actors/counter/{id}/increment\"")
                .contains("resilience4j_circuitbreaker_state")
                .contains("resilience4j_bulkhead_available_concurrent_calls")
                .doesNotContain("metered");
    }

    @Test
    void countsTheRequestsOfManyMessages(@Autowired MeterRegistry meters) {
        IntStream.range(0, 150).forEach(i -> meters.timer("http.server.requests", "uri", "/many/" + i));

        assertThat(meters.find("http.server.requests").timers()).hasSizeGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/uncounted",
                "/uncounted/a/b",
                "/actors/uncounted",
                "/actors/counter/uncounted/uncounted",
                "/actors/counter/a/b/uncounted",
                "/problems/uncounted",
                "/swagger-ui/uncounted",
                "/actuator/uncounted",
                "/%C0uncounted"
            })
    void makesNoTagsOfUnknownUrls(String path) throws IOException, InterruptedException {
        send("GET", path);

        assertThat(send("GET", "/actuator/prometheus").body()).doesNotContain("uncounted");
    }

    @Test
    void appliesResilience4jPropertiesToATypeAndShowsItsBreaker() throws IOException, InterruptedException {
        send("POST", "/actors/stunt/joe/fall");
        send("POST", "/actors/stunt/jim/fall");

        var refused = send("POST", "/actors/stunt/jane/land");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(60L, 90L);
        assertThat(get("/actors/stunt").path("breaker").path("state").asString())
                .isEqualTo("open");
        assertThat(get("/actuator/circuitbreakers")
                        .path("circuitBreakers")
                        .path("stunt")
                        .path("state")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(send("POST", "/actors/hello/stage/greet").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").path("status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"counter", "nothing"})
    void refusesToChangeABreaker(String name) throws IOException, InterruptedException {
        var refused = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/circuitbreakers/" + name))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"updateState\":\"FORCE_OPEN\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(send("POST", "/actors/counter/changed/increment?by=1").statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/circuitbreakers").path("circuitBreakers").has("nothing"))
                .isFalse();
    }
}
