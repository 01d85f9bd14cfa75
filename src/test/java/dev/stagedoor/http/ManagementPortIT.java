package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** The rules for connections also hold if the actuator has its own port. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.system.name=management",
            "management.server.port=0",
            "stagedoor.connection.header-timeout=500ms"
        })
final class ManagementPortIT {

    @LocalManagementPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @Test
    void servesHealth() {
        assertThat(requests.get("/actuator/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, HTTP/9.9, Host: localhost, 505, http-version-not-supported",
        "GET, /actuator/health, HTTP/1.1, Host:, 400, malformed-request",
        "GET, /actuator/health, HTTP/1.1, Host: evil.example, 421, misdirected-request",
        "GET, /actuator/%zz, HTTP/1.1, Host: localhost, 400, invalid-url",
        "PUT, /actuator/health, HTTP/1.1, Host: localhost, 405, method-not-allowed",
        "GET, /nothing, HTTP/1.1, Host: localhost, 404, unknown-path"
    })
    void refusesWithAProblemWhatTheServiceRefuses(
            String method, String path, String version, String host, int status, String type) {
        try (var connection = requests.connect()) {
            var answered = connection
                    .send("%s %s %s\r\n%s\r\n\r\n".formatted(method, path, version, host))
                    .read();

            answered.problem(status, "/problems/" + type);
        }
    }

    @Test
    void answersOptionsForTheWholeServer() {
        try (var connection = requests.connect()) {
            var answered = connection
                    .send("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .read();

            assertThat(answered.status()).isEqualTo(204);
        }
    }

    @Test
    void answersWithAProblemWhenTheHeadIsNeverComplete() {
        try (var connection = requests.connect()) {
            connection.send("GET /actuator/health HTTP/1.1\r\nHo");

            connection.read().problem(408, "/problems/request-timeout");
            connection.assertClosed();
        }
    }
}
