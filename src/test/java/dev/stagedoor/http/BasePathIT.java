package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service below a base path, as in an application that serves more than actors. */
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.system.name=base-path",
            "spring.webflux.base-path=gateway/"
        })
final class BasePathIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    @Test
    void servesActorsBelowTheBasePath() {
        assertThat(requests.get("/gateway/actors/counter/" + freshId() + "/count")
                        .body())
                .isEqualTo("{\"count\":0}");
    }

    @Test
    void locatesACreatedActorBelowTheBasePath() {
        assertThat(requests.post("/gateway/actors/counter").header("Location"))
                .hasValueSatisfying(url -> assertThat(url).startsWith("/gateway/actors/counter/"));
    }

    @Test
    void redirectsTheRootBelowTheBasePath() {
        assertThat(requests.get("/gateway/").header("Location")).contains("/gateway/actors");
    }

    @Test
    void listsUrlsOfTypesAndMessagesBelowTheBasePath() {
        var type = requests.get("/gateway/actors").json().at("/types/0/url").asString();

        assertThat(type).startsWith("/gateway/actors/");
        assertThat(requests.get(type).json().at("/messages/0/url").asString()).startsWith(type + "/{id}/");
    }

    @Test
    void documentsTheBasePathAsTheServer() {
        var servers = requests.get("/gateway/v3/api-docs").json().path("servers");

        assertThat(servers.size()).isEqualTo(1);
        assertThat(servers.at("/0/url").asString()).isEqualTo("/gateway");
    }
}
