package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that cannot start says why in one sentence, at the start of the service or later. */
@Tag("trial")
final class WorkerStartIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stagedoor.system.worker.jvm-options=-Xmxlots |"
                        + " worker-1 did not start: stagedoor.system.worker.jvm-options=-Xmxlots: Invalid maximum heap size",
                "stagedoor.system.worker.main-class=dev.stagedoor.Nothing |"
                        + " Could not find or load main class dev.stagedoor.Nothing",
                "stagedoor.system.worker.main-class=dev.stagedoor.StagedoorApplication |"
                        + " worker-1 has no actor type 'witness', which the gateway serves",
                "stagedoor.system.worker.main-class=dev.stagedoor.workers.OtherWitnessApplication |"
                        + " worker-1 has another protocol of the actor type 'witness' than the gateway:"
                        + " look(long twice, org.apache.pekko.actor.typed.ActorRef",
                "stagedoor.system.worker.main-class=dev.stagedoor.workers.ForgetfulApplication |"
                        + " worker-1 did not start: NoClassDefFoundError: authors/Forgotten",
                "stagedoor.http.max-body=2MB |"
                        + " stagedoor.http.max-body=2097152B is larger than stagedoor.system.max-message=1572864B",
                "server.netty.max-initial-line-length=1MB |"
                        + " stagedoor.http.max-body=1048576B and server.netty.max-initial-line-length=1048576B are"
                        + " together larger than stagedoor.system.max-message=1572864B",
                "stagedoor.system.transport=aeron-udp |"
                        + " stagedoor.system.transport=aeron-udp needs io.aeron:aeron-driver and io.aeron:aeron-client",
                "stagedoor.system.start-timeout=1ms |" + " stagedoor.system.start-timeout=PT0.001S"
            })
    void stopsTheStartWithOneSentence(String argument, String sentence) throws InterruptedException {
        try (var gateway = Gateway.start(folder, "--" + argument, "--server.port=0")) {
            assertThat(gateway.service().exitStatus()).isEqualTo(1);
            assertThat(gateway.service().log())
                    .contains("APPLICATION FAILED TO START")
                    .contains(sentence)
                    .doesNotContain("Netty started");
        }
    }

    @Test
    void leavesNoWorkerBehindWhenThePortIsTaken() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var gateway = Gateway.start(folder, "--server.port=" + taken.getLocalPort())) {
            assertThat(gateway.service().exitStatus()).isEqualTo(1);
            assertThat(gateway.service().log()).contains("Port " + taken.getLocalPort() + " was already in use");
            assertThat(gateway.started()).hasSize(2).allMatch(Gateway::ended);
        }
    }

    @Test
    void keepsRestartingAWorkerThatFailsAgainAndAgain() throws IOException {
        var broken = folder.resolve("broken");
        try (var gateway = Gateway.start(
                folder,
                "--witness.broken=" + broken,
                "--stagedoor.system.worker.restart-backoff=10ms",
                "--stagedoor.system.worker.max-restart-backoff=1s")) {
            gateway.awaitWorkers();
            Files.createFile(broken);
            Gateway.signal("KILL", gateway.pid("worker-1"));
            Awaitility.await()
                    .atMost(Gateway.PATIENCE)
                    .until(() -> gateway.worker("worker-1").path("state").asString(), "failed"::equals);

            assertThat(gateway.service().log())
                    .contains("event=worker-failed worker=worker-1 starts=3 reason=\"IllegalStateException: broken\"");
            assertThat(gateway.sight("any").path("alone").asBoolean()).isTrue();

            Files.delete(broken);
            gateway.awaitWorkers();
        }
    }
}
