package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.CachedExecutable;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the executable jar the way users run it. */
@Tag("trial")
final class ExecutableJarIT {

    @TempDir
    private Path folder;

    private ServiceProcess executable(String... arguments) {
        return CachedExecutable.start(folder, arguments);
    }

    @Test
    void servesNothingAndListensOnLoopbackOnlyByDefault() throws IOException {
        try (var service = executable()) {
            var answer = service.send("GET", "/actors");
            var addresses = listeningAddresses(service.uri("/").getPort());

            assertThat(answer.body()).isEqualTo("{\"types\":[]}");
            assertThat(addresses).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        }
    }

    private static List<InetAddress> listeningAddresses(int port) throws IOException {
        var addresses = new ArrayList<InetAddress>();
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), 1000);
                    addresses.add(address);
                } catch (IOException e) {
                    // Nothing listens there.
                }
            }
        }
        return addresses;
    }

    @Test
    void finishesAsksInFlightAndRefusesNewOnesWhenTerminated() throws InterruptedException {
        try (var service = executable("--stagedoor.samples.enabled=true")) {
            service.send("POST", "/actors/stunt/joe/land");
            var inFlight = service.sendLater("POST", "/actors/stunt/joe/freeze", "Prefer", "wait=3");
            Awaitility.await()
                    .until(
                            () -> service.send(
                                            "GET",
                                            "/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls?tag=name:stunt")
                                    .body(),
                            body -> body.contains("1023"));

            service.process().destroy();
            Awaitility.await().until(service::log, log -> log.contains("event=admission-closed in-flight=1"));
            var refused = service.send("POST", "/actors/stunt/jane/land");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("/problems/not-ready");
            assertThat(inFlight.join().statusCode()).isEqualTo(504);
            assertThat(service.exitStatus()).isZero();
        }
    }

    @Test
    void stopsTheStartWithOneSentenceWhenAPortIsTaken() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var service = executable("--server.port=" + taken.getLocalPort())) {
            assertThat(service.exitStatus()).isEqualTo(1);
            assertThat(service.log()).contains("Port " + taken.getLocalPort() + " was already in use");
        }
    }
}
