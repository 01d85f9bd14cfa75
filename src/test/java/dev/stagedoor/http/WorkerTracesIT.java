package dev.stagedoor.http;

import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CLIENT;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.EveryActorApplication;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import dev.stagedoor.testkit.fixture.SpanCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans of asks whose actors live in worker processes. */
@Tag("traces")
@Tag("trial")
final class WorkerTracesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private static Path folder;

    @Test
    void goFromTheGatewayToTheWorker() {
        try (var collector = SpanCollector.start();
                var gateway = gateway(collector)) {
            var answered = gateway.sendLater(
                            "POST",
                            "/actors/counter/a/increment?by=1",
                            "traceparent",
                            "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .join();

            var ask = collector.await(
                    TRACE,
                    span -> span.kind() == SPAN_KIND_CLIENT && span.name().equals("counter/increment"));
            var handling = collector.await(
                    TRACE,
                    span -> span.kind() == SPAN_KIND_SERVER && span.name().equals("counter/increment"));
            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(handling.parentId()).isEqualTo(ask.spanId());
            assertThat(handling.attributes())
                    .containsEntry("stagedoor.outcome", "replied")
                    .containsEntry("stagedoor.executed", "yes");
            assertThat(handling.resource())
                    .containsEntry("service.name", "stagedoor")
                    .hasEntrySatisfying(
                            "service.instance.id", id -> assertThat(id).startsWith("worker-"));
            assertThat(ask.resource().get("service.instance.id"))
                    .isNotEqualTo(handling.resource().get("service.instance.id"));
        }
    }

    private static ServiceProcess gateway(SpanCollector collector) {
        var arguments = new ArrayList<>(List.of(collector.arguments()));
        arguments.add("--stagedoor.system.base=multiprocess");
        arguments.add("--spring.datasource.url=jdbc:sqlite:" + folder.resolve("stagedoor.db"));
        return ServiceProcess.application(folder, List.of("-Xmx512m"), EveryActorApplication.class, arguments);
    }
}
