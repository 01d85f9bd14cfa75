package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** When a client disconnects, its ask returns its permits and counts neither as success nor as failure. */
@Tag("bases")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=disconnect"})
final class DisconnectIT {

    private static final String FREEZE = """
            POST /actors/stunt/gone/freeze HTTP/1.1\r
            Host: localhost\r
            Prefer: wait=60\r
            Content-Length: 0\r
            \r
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private BulkheadRegistry bulkheads;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private MeterRegistry meters;

    @Test
    void returnsItsPermitsWhenAClientDisconnects() throws IOException {
        var metrics = bulkheads.bulkhead("stunt").getMetrics();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(FREEZE.getBytes(StandardCharsets.US_ASCII));
        Awaitility.await().until(() -> inFlight(metrics) == 1);

        socket.close();

        Awaitility.await().untilAsserted(() -> assertThat(abandoned()).isEqualTo(1));
        assertThat(inFlight(metrics)).isZero();
        assertThat(breakers.circuitBreaker("stunt").getMetrics().getNumberOfBufferedCalls())
                .isZero();
    }

    private long abandoned() {
        var timer = meters.find("stagedoor.asks")
                .tags("type", "stunt", "message", "freeze", "outcome", "abandoned")
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private static int inFlight(Bulkhead.Metrics metrics) {
        return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
    }
}
