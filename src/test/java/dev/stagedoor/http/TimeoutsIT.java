package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Timeouts of clients that stop sending. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=timeouts",
            "stagedoor.connection.header-timeout=500ms",
            "stagedoor.connection.body-timeout=500ms",
            "stagedoor.connection.idle-timeout=2s"
        })
final class TimeoutsIT {

    private static final int MANY = 200;

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @Test
    void answersWithAProblemWhenTheHeadIsNeverComplete() {
        try (var connection = requests.connect()) {
            connection.send("GET /actors HTTP/1.1\r\nHo");

            var refused = connection.read().problem(408, "/problems/request-timeout");

            assertThat(refused.get("executed").stringValue()).isEqualTo("no");
            assertThat(refused.get("detail").stringValue()).contains("stagedoor.connection.header-timeout");
            connection.assertClosed();
        }
    }

    @Test
    void answersWithAProblemWhenTheBodyIsNeverComplete() {
        try (var connection = requests.connect()) {
            connection.send("POST /actors/counter/stalled/increment HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"by");

            var refused = connection.read().problem(408, "/problems/request-timeout");

            assertThat(refused.get("executed").stringValue()).isEqualTo("no");
            assertThat(refused.get("detail").stringValue()).contains("stagedoor.connection.body-timeout");
            connection.assertClosed();
        }
        assertThat(requests.get("/actors/counter/stalled/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void closesIdleConnections() {
        try (var fresh = requests.connect();
                var used = requests.connect()) {
            used.send("GET /actors/counter/idle/count HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(used.read().status()).isEqualTo(200);

            fresh.assertClosed();
            used.assertClosed();
        }
    }

    @Test
    void waitsLongerForAnActorThanForAClient() {
        var late = requests.post("/actors/stunt/patient/freeze", "Prefer", "wait=4");

        late.problem(504, "/problems/deadline-exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/actors/counter/a/cont", "/actuator/health"})
    void closesAnAnsweredConnectionWhenTheBodyIsNeverComplete(String path) {
        try (var connection = requests.connect()) {
            connection.send("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\n{\"");

            assertThat(connection.read().status()).isIn(404, 405);
            connection.assertClosed();
        }
    }

    @Test
    void closesAllStalledConnections() {
        var stalled = IntStream.range(0, MANY)
                .mapToObj(number -> requests.connect().send(number % 2 == 0 ? "" : "POST /act"))
                .toList();
        try {
            stalled.forEach(RawConnection::assertEnds);
        } finally {
            stalled.forEach(RawConnection::close);
        }
    }
}
