package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Redirects of {@code /}. */
@ServiceTest
final class RootRedirectIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @LocalServerPort
    private int port;

    @Test
    void redirectsBrowsersToSwaggerUi() {
        var answered = new Requests(port).get("/", "Accept", BROWSER);

        assertThat(answered.status()).isEqualTo(303);
        assertThat(answered.header("Location")).contains("/swagger-ui.html");
        assertThat(answered.header("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "application/json, text/html;q=0.5", "text/html;q=0", "nonsense"})
    void redirectsOtherClientsToTheTypes(String accept) {
        var answered = new Requests(port).get("/", "Accept", accept);

        assertThat(answered.status()).isEqualTo(303);
        assertThat(answered.header("Location")).contains("/actors");
    }

    @Test
    void refusesOtherMethods() {
        var answered = new Requests(port).post("/");

        answered.problem(405, "/problems/method-not-allowed");
        assertThat(answered.header("Allow")).contains("GET, HEAD, OPTIONS");
    }
}
