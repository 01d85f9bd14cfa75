package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.ConsolePage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console shows when a worker is killed. */
@Tag("trial")
final class WorkerConsoleIT {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerConsoleIT.class);

    @TempDir
    private Path folder;

    @Test
    void showsTheLossOfAWorkerAndItsReplacement() throws IOException, InterruptedException {
        try (var gateway = Gateway.start(folder)) {
            gateway.awaitWorkers();

            var said = ConsolePage.kill(gateway.service().uri("").toString(), "worker-1", gateway.pid("worker-1"));

            LOG.info("event=console-watched worker=worker-1 said=\"{}\"", said.strip());
            assertThat(said).endsWith("and as up again\n");
        }
    }
}
