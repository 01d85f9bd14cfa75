package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM resets no connection, and waits for no request that has arrived only in part. */
final class TerminationIT {

    private static final int BUSY = 32;

    /** Longer than any test waits for a process to end. */
    private static final String FOREVER = "10m";

    private static final String HALF_HEAD = "GET /actors HTTP/1.1\r\nHo";
    private static final String HALF_BODY = "POST /actors/counter/stalled/increment HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"by";
    private static final String NOTHING = "";

    private static final String FREEZE = """
            POST /actors/stunt/joe/freeze HTTP/1.1\r
            Host: localhost\r
            Prefer: wait=8\r
            Content-Length: 0\r
            \r
            """;
    private static final String BULKHEAD =
            "/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls?tag=name:stunt";

    private enum End {
        ANSWERED_WITH_CLOSE,
        CLOSED_BETWEEN_REQUESTS,
        RESET
    }

    @TempDir
    private static Path folder;

    private static final List<End> ENDS = new ArrayList<>();
    private static Answered inFlight;
    private static int exitStatus;

    @BeforeAll
    static void terminate() throws InterruptedException, ExecutionException {
        try (var service = service();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = service.uri("/").getPort();
            var stalled = Stream.of(HALF_HEAD, HALF_BODY, NOTHING)
                    .map(sent -> new RawConnection(port).send(sent))
                    .toList();
            var frozen = new RawConnection(port).send(FREEZE);
            awaitInFlight(new Requests(port));
            var busy = new CountDownLatch(BUSY);
            var ends = IntStream.range(0, BUSY)
                    .mapToObj(number -> clients.submit(client(port, number, busy)))
                    .toList();
            assertThat(busy.await(Requests.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            service.process().destroy();

            inFlight = frozen.read();
            exitStatus = service.exitStatus();
            for (var end : ends) {
                ENDS.add(end.get());
            }
            frozen.close();
            stalled.forEach(RawConnection::close);
        }
    }

    private static ServiceProcess service() {
        return ServiceProcess.application(
                folder,
                List.of("-Xmx256m"),
                StagedoorApplication.class,
                List.of(
                        "--stagedoor.samples.enabled=true",
                        "--stagedoor.connection.header-timeout=" + FOREVER,
                        "--stagedoor.connection.body-timeout=" + FOREVER,
                        "--stagedoor.connection.idle-timeout=" + FOREVER,
                        "--spring.lifecycle.timeout-per-shutdown-phase=" + FOREVER));
    }

    private static void awaitInFlight(Requests requests) {
        Awaitility.await()
                .atMost(Requests.PATIENCE)
                .until(() -> requests.get(BULKHEAD).body().contains("1023.0"));
    }

    /** Sends asks without pause until the connection ends. */
    private static Callable<End> client(int port, int number, CountDownLatch busy) {
        return () -> {
            try (var connection = new RawConnection(port)) {
                for (boolean first = true; ; first = false) {
                    connection.send(
                            "GET /actors/counter/busy-%s/count HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(number));
                    var answer = connection.read();
                    assertThat(answer.status()).isEqualTo(200);
                    if ("close".equals(answer.headers().get("connection"))) {
                        return End.ANSWERED_WITH_CLOSE;
                    }
                    if (first) {
                        busy.countDown();
                    }
                }
            } catch (UncheckedIOException e) {
                return e.getCause() instanceof EOFException ? End.CLOSED_BETWEEN_REQUESTS : End.RESET;
            }
        };
    }

    @Test
    void resetsNoBusyConnection() {
        assertThat(ENDS).hasSize(BUSY).doesNotContain(End.RESET);
    }

    @Test
    void answersTheAskInFlight() {
        inFlight.problem(504, "/problems/deadline-exceeded");
        assertThat(inFlight.header("connection")).contains("close");
    }

    @Test
    void doesNotWaitForStalledClients() {
        assertThat(exitStatus).isZero();
    }
}
