package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers are child processes of their gateway, and none outlives it. */
@Tag("trial")
final class WorkerLifeIT {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifeIT.class);

    @TempDir
    private Path folder;

    private Gateway start() throws IOException {
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var gateway = Gateway.start(folder, List.of("-Djava.io.tmpdir=" + temporary));
        gateway.awaitWorkers();
        return gateway;
    }

    @Test
    void leavesNoWorkerBehindWhenTheGatewayIsKilled() throws IOException {
        try (var gateway = start()) {
            long at = System.nanoTime();

            gateway.service().process().destroyForcibly();

            Awaitility.await()
                    .atMost(Gateway.PATIENCE)
                    .until(() -> gateway.started().stream().allMatch(Gateway::ended));
            LOG.info(
                    "event=gateway-killed workers-gone-after={}ms",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at));
            Awaitility.await().until(() -> privateFolders().isEmpty());
        }
    }

    @Test
    void stopsWorkersGracefullyWhenTheGatewayStops() throws IOException, InterruptedException {
        try (var gateway = start()) {
            var workers = gateway.processes();
            workers.forEach(worker -> Gateway.signal("TERM", worker.pid()));
            var inFlight = gateway.ask("slow", "look-long", 10);
            gateway.awaitInFlight(1);

            gateway.service().process().destroy();

            assertThat(inFlight.join().statusCode()).isEqualTo(200);
            assertThat(gateway.service().exitStatus()).isEqualTo(143);
            assertThat(gateway.started()).hasSize(2).allMatch(Gateway::ended);
            assertThat(gateway.service().log())
                    .containsPattern("event=worker-stopped worker=worker-1 pid=\\d+ exit=0")
                    .containsPattern("event=worker-stopped worker=worker-2 pid=\\d+ exit=0")
                    .doesNotContainPattern("stagedoor-[0-9a-f]{32}");
            assertThat(privateFolders()).isEmpty();
        }
    }

    private List<Path> privateFolders() throws IOException {
        try (var files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("stagedoor-"))
                    .toList();
        }
    }
}
