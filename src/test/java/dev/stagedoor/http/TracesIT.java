package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CLIENT;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CONSUMER;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_PRODUCER;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.SpanCollector;
import dev.stagedoor.testkit.fixture.SpanCollector.Collected;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/** Spans of a service that has a tracer, as it exports them. */
@Tag("traces")
final class TracesIT {

    private static final String CALLER = "00f067aa0ba902b7";
    private static final List<String> IDS = List.of("direct-", "spring-");

    private static SpanCollector collector;
    private static ReactiveWebServerApplicationContext service;
    private static Requests requests;

    @BeforeAll
    static void start() {
        collector = SpanCollector.start();
        var arguments = Stream.concat(
                        Stream.of(collector.arguments()),
                        Stream.of(
                                "--server.port=0",
                                "--stagedoor.system.name=traced",
                                "--stagedoor.samples.enabled=true",
                                "--spring.main.banner-mode=off"))
                .toArray(String[]::new);
        service = (ReactiveWebServerApplicationContext)
                new SpringApplication(StagedoorApplication.class, Courier.class).run(arguments);
        requests = new Requests(Objects.requireNonNull(service.getWebServer()).getPort());
    }

    @AfterAll
    static void stop() {
        service.close();
        collector.close();
    }

    /** Sends a plain ask, or one that goes through Spring because of its key. */
    private static Answered send(String way, String path, String traceId) {
        var traceparent = "00-" + traceId + "-" + CALLER + "-01";
        return way.equals("direct")
                ? requests.post(path, "traceparent", traceparent)
                : requests.post(path, "traceparent", traceparent, "Idempotency-Key", freshId());
    }

    private static String freshTrace() {
        return freshId().replace("-", "");
    }

    private static Collected span(String traceId, SpanKind kind, String name) {
        return collector.await(
                traceId, span -> span.kind() == kind && span.name().equals(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "spring"})
    void showTheWayOfAnAsk(String way) {
        var trace = freshTrace();

        var answered = send(way, "/actors/counter/" + way + "-ask/increment?by=2", trace);

        var request = span(trace, SPAN_KIND_SERVER, "POST /actors/counter/{id}/increment");
        var ask = span(trace, SPAN_KIND_CLIENT, "counter/increment");
        var handling = span(trace, SPAN_KIND_SERVER, "counter/increment");
        assertThat(answered.header("traceresponse")).contains("00-" + trace + "-" + request.spanId() + "-01");
        assertThat(request.parentId()).isEqualTo(CALLER);
        assertThat(ask.parentId()).isEqualTo(request.spanId());
        assertThat(handling.parentId()).isEqualTo(ask.spanId());
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/actors/counter/{id}/increment")
                .containsEntry("http.response.status_code", "200");
        assertThat(ask.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "rpc.system.name", "pekko",
                        "rpc.method", "counter/increment",
                        "stagedoor.type", "counter",
                        "stagedoor.message", "increment",
                        "stagedoor.outcome", "replied",
                        "stagedoor.executed", "yes"));
        assertThat(handling.attributes()).isEqualTo(ask.attributes());
        assertThat(request.resource()).containsEntry("service.name", "stagedoor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "spring"})
    void showAnActorThatFails(String way) {
        var trace = freshTrace();

        send(way, "/actors/stunt/" + way + "-fails/fall", trace).problem(500, "/problems/actor-failed");

        assertThat(span(trace, SPAN_KIND_SERVER, "POST /actors/stunt/{id}/fall").attributes())
                .containsEntry("http.response.status_code", "500");
        var ask = span(trace, SPAN_KIND_CLIENT, "stunt/fall");
        var handling = span(trace, SPAN_KIND_SERVER, "stunt/fall");
        assertThat(List.of(ask, handling)).allSatisfy(span -> {
            assertThat(span.failed()).isTrue();
            assertThat(span.attributes())
                    .containsEntry("stagedoor.outcome", "failed")
                    .containsEntry("stagedoor.executed", "unknown");
        });
        assertThat(ask.attributes()).containsEntry("error.type", "failed");
        assertThat(handling.attributes()).containsEntry("error.type", "java.lang.IllegalStateException");
    }

    @Test
    void showADeadlineThatPasses() {
        var trace = freshTrace();

        requests.post(
                        "/actors/stunt/direct-late/freeze",
                        "traceparent",
                        "00-" + trace + "-" + CALLER + "-01",
                        "Prefer",
                        "wait=1")
                .problem(504, "/problems/deadline-exceeded");

        var ask = span(trace, SPAN_KIND_CLIENT, "stunt/freeze");
        assertThat(ask.failed()).isTrue();
        assertThat(ask.attributes())
                .containsEntry("stagedoor.outcome", "deadline-exceeded")
                .containsEntry("stagedoor.executed", "unknown");
        var handling = span(trace, SPAN_KIND_SERVER, "stunt/freeze");
        assertThat(handling.failed()).isFalse();
        assertThat(handling.attributes())
                .containsEntry("stagedoor.executed", "yes")
                .doesNotContainKey("stagedoor.outcome");
    }

    @Test
    void showATellAsAMessage() {
        var trace = freshTrace();

        send("direct", "/actors/counter/direct-told/reset", trace);

        var tell = span(trace, SPAN_KIND_PRODUCER, "send counter");
        var handling = span(trace, SPAN_KIND_CONSUMER, "process counter");
        assertThat(handling.parentId()).isEqualTo(tell.spanId());
        assertThat(tell.attributes())
                .containsEntry("messaging.system", "pekko")
                .containsEntry("messaging.destination.name", "counter")
                .containsEntry("messaging.operation.type", "send")
                .containsEntry("stagedoor.message", "reset")
                .containsEntry("stagedoor.outcome", "told");
        assertThat(handling.attributes())
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("stagedoor.executed", "yes");
    }

    @Test
    void showWhatAnActorPersistsAndRefuses() {
        var trace = freshTrace();

        send("direct", "/actors/account/direct-poor/deposit?amount=1", trace);
        send("direct", "/actors/account/direct-poor/withdraw?amount=5", trace);

        assertThat(span(trace, SPAN_KIND_SERVER, "account/deposit").attributes())
                .containsEntry("stagedoor.executed", "yes")
                .containsEntry("stagedoor.outcome", "replied");
        assertThat(span(trace, SPAN_KIND_CLIENT, "account/withdraw").attributes())
                .containsEntry("stagedoor.executed", "yes")
                .containsEntry("stagedoor.outcome", "refused");
    }

    @Test
    void carryOnInWhatAnActorAsksOthers() {
        var trace = freshTrace();

        var answered = send("direct", "/actors/courier/direct-pass/pass", trace);

        assertThat(answered.json().path("traceId").asString()).isEqualTo(trace);
        var handling = span(trace, SPAN_KIND_SERVER, "courier/pass");
        var inner = span(trace, SPAN_KIND_CLIENT, "counter/increment");
        assertThat(inner.parentId()).isEqualTo(handling.spanId());
        assertThat(span(trace, SPAN_KIND_SERVER, "counter/increment").parentId())
                .isEqualTo(inner.spanId());
    }

    @Test
    void sayThatAnAnswerIsAReplay() {
        var trace = freshTrace();
        var headers = new String[] {"traceparent", "00-" + trace + "-" + CALLER + "-01", "Idempotency-Key", freshId()};

        requests.post("/actors/counter/spring-replay/increment?by=1", headers);
        requests.post("/actors/counter/spring-replay/increment?by=1", headers);

        collector.await(trace, span -> span.attributes().containsKey("stagedoor.replayed"));
    }

    @Test
    void areNotMadeForCallersThatDoNotSample() {
        var trace = freshTrace();

        var answered = requests.post(
                "/actors/counter/direct-unsampled/increment?by=1", "traceparent", "00-" + trace + "-" + CALLER + "-00");
        var next = freshTrace();
        send("direct", "/actors/counter/direct-sampled/increment?by=1", next);

        assertThat(answered.header("traceresponse").orElseThrow())
                .startsWith("00-" + trace)
                .endsWith("-00");
        span(next, SPAN_KIND_SERVER, "counter/increment");
        assertThat(collector.spans()).noneMatch(span -> span.traceId().equals(trace));
    }

    @Test
    void beginWithRequestsThatHaveNoTrace() {
        var answered = requests.get("/actors/counter/direct-root/count");

        var traceresponse = answered.header("traceresponse").orElseThrow().split("-", -1);
        assertThat(span(traceresponse[1], SPAN_KIND_SERVER, "GET /actors/counter/{id}/count")
                        .parentId())
                .isEmpty();
        assertThat(requests.get("/actors").header("traceresponse")).isPresent();
        assertThat(requests.get("/actors/nothing/spring-missing/at-all").header("traceresponse"))
                .isPresent();
    }

    @Test
    void haveNoIdsOfActors() {
        var trace = freshTrace();
        send("direct", "/actors/counter/direct-secret/increment?by=1", trace);
        send("spring", "/actors/counter/spring-secret/increment?by=1", trace);
        requests.post("/actors/counter/spring-secret/nothing", "traceparent", "00-" + trace + "-" + CALLER + "-01");
        collector.await(trace, span -> "404".equals(span.attributes().get("http.response.status_code")));

        assertThat(collector.spans())
                .flatExtracting(span -> span.attributes().values())
                .noneMatch(value -> IDS.stream().anyMatch(value::contains));
    }
}
