package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process on the machine that speaks Pekko's protocol to the ports of the gateway, but does not know the
 * secret; or that runs as another user.
 */
@Tag("trial")
final class StrangerIT {

    private static final int NOBODY = 65_534;

    @TempDir
    private Path folder;

    @Test
    void cannotJoinTheCluster() throws IOException {
        try (var gateway = Gateway.start(folder)) {
            gateway.awaitWorkers();
            var stranger = ActorSystem.create(
                    Behaviors.<Void>empty(),
                    "stagedoor",
                    ConfigFactory.parseMap(Map.of(
                                    "pekko.actor.provider", "cluster",
                                    "pekko.remote.artery.canonical.hostname", "127.0.0.1",
                                    "pekko.remote.artery.canonical.port", 0,
                                    "pekko.cluster.roles", List.of("worker"),
                                    "pekko.cluster.retry-unsuccessful-join-after", "100ms"))
                            .withFallback(ConfigFactory.load()));
            try {
                var cluster = Cluster.get(stranger);
                for (int port : Sockets.ports(gateway.service().process().pid())) {
                    cluster.manager().tell(Join.create(new Address("pekko", "stagedoor", "127.0.0.1", port)));
                }

                Awaitility.await()
                        .during(3, TimeUnit.SECONDS)
                        .atMost(10, TimeUnit.SECONDS)
                        .until(() -> !cluster.selfMember().status().equals(MemberStatus.up()));
                assertThat(gateway.sight("any").path("alone").asBoolean()).isTrue();
                assertThat(gateway.workers()).hasSize(2);
            } finally {
                stranger.terminate();
            }
        }
    }

    @Test
    void cannotOpenASocketAsAnotherUser() throws IOException, InterruptedException {
        try (var gateway = Gateway.start(folder)) {
            gateway.awaitWorkers();
            for (var worker : gateway.processes()) {
                var sockets = Sockets.paths(worker.pid());

                assertThat(sockets).hasSize(1);
                assertThat(seenByNobody(sockets.iterator().next())).contains("Permission denied");
            }
        }
    }

    private static String seenByNobody(Path socket) throws IOException, InterruptedException {
        var list = new ProcessBuilder(
                        "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "ls", socket.toString())
                .redirectErrorStream(true);
        list.environment().put("LC_ALL", "C");
        var process = list.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
