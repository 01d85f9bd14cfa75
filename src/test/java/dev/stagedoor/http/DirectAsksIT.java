package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.StagedoorApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/** Compares the answers to plain asks with those that go through Spring. */
final class DirectAsksIT {

    private static ReactiveWebServerApplicationContext direct;
    private static ReactiveWebServerApplicationContext spring;

    @BeforeAll
    static void start() {
        direct = start("direct", true);
        spring = start("spring", false);
    }

    @AfterAll
    static void stop() {
        direct.close();
        spring.close();
    }

    private static ReactiveWebServerApplicationContext start(String name, boolean isDirect) {
        return (ReactiveWebServerApplicationContext) SpringApplication.run(
                StagedoorApplication.class,
                "--server.port=0",
                "--stagedoor.system.name=" + name,
                "--stagedoor.samples.enabled=true",
                "--stagedoor.http.direct-asks=" + isDirect,
                "--spring.main.banner-mode=off");
    }

    private static Requests requests(ReactiveWebServerApplicationContext service) {
        return new Requests(Objects.requireNonNull(service.getWebServer()).getPort());
    }

    /** Both record a request after its answer, which the client may have by then. */
    private static Timer recordedTimer(ReactiveWebServerApplicationContext service, String path, String status) {
        return await().ignoreException(MeterNotFoundException.class)
                .until(() -> timer(service, path, status), timer -> timer.count() > 0);
    }

    private static Timer timer(ReactiveWebServerApplicationContext service, String path, String status) {
        return service.getBean(MeterRegistry.class)
                .get("http.server.requests")
                .tags("error", "none", "exception", "none", "method", "POST", "outcome", outcome(status))
                .tags("status", status, "uri", path)
                .timer();
    }

    private static String outcome(String status) {
        return status.startsWith("2") ? "SUCCESS" : "CLIENT_ERROR";
    }

    private static Map<String, String> headers(Answered answered) {
        var headers = new TreeMap<>(answered.headers());
        headers.remove("Date");
        return headers;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, increment?by=3, ''",
        "POST, increment, '{\"by\":3}'",
        "POST, increment, '{\"by\":\"three\"}'",
        "POST, increment, '{\"by\":'",
        "POST, increment?by=1&by=2, ''",
        "POST, increment?by=%E4, ''",
        "POST, increment?unknown=1, ''",
        "POST, increment, ''",
        "GET, count, ''",
        "GET, increment, ''",
        "POST, count, ''",
        "POST, nothing, ''"
    })
    void answersLikeSpring(String method, String message, String json) {
        assertAnswersLikeSpring(method, "/actors/counter/" + freshId() + "/" + message, json);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, deposits?amount=3, ''",
        "POST, deposits, '{\"amount\":3}'",
        "POST, deposits, '{\"amount\":-3}'",
        "POST, deposits, ''",
        "GET, deposits, ''",
        "DELETE, deposits, ''",
        "POST, deposits/, ''",
        "POST, nothing, ''"
    })
    void answersLikeSpringAtAUrlThatTheAuthorChose(String method, String rest, String json) {
        assertAnswersLikeSpring(method, "/accounts/" + freshId() + "/" + rest, json);
    }

    private static void assertAnswersLikeSpring(String method, String path, String json) {
        var contentType = json.isEmpty() ? new String[] {} : new String[] {"Content-Type", "application/json"};

        var answered = requests(direct).send(method, path, json, contentType);

        var expected = requests(spring).send(method, path, json, contentType);
        assertThat(answered.status()).isEqualTo(expected.status());
        assertThat(answered.body()).isEqualTo(expected.body());
        assertThat(headers(answered)).isEqualTo(headers(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "Prefer, wait=2",
        "Prefer, wait=never",
        "traceparent, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    })
    void readsHeadersLikeSpring(String name, String value) {
        var path = "/actors/counter/" + freshId() + "/increment?by=1";

        var answered = requests(direct).post(path, name, value);

        var expected = requests(spring).post(path, name, value);
        assertThat(headers(answered)).isEqualTo(headers(expected));
        assertThat(answered.body()).isEqualTo(expected.body());
    }

    @ParameterizedTest
    @CsvSource({"increment?by=1, 200", "increment?by=one, 400"})
    void countsRequestsLikeSpring(String message, String status) {
        var path = "/actors/counter/{id}/increment";

        requests(direct).post("/actors/counter/" + freshId() + "/" + message);
        requests(spring).post("/actors/counter/" + freshId() + "/" + message);

        assertThat(recordedTimer(direct, path, status).getId().getTags())
                .isEqualTo(recordedTimer(spring, path, status).getId().getTags());
    }

    /** The bean is created by the first request that it serves. */
    @Test
    void servesPlainAsksWithoutSpring() {
        requests(direct).post("/actors/counter/" + freshId() + "/increment?by=1");

        assertThat(direct.getBeanFactory().containsSingleton("directAsks")).isTrue();
    }
}
