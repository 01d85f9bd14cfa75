package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.kotlin.ShelfKt;
import dev.stagedoor.kotlin.ShelfMessage;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Serves a protocol that is written in Kotlin. */
@SpringBootTest(
        classes = {StagedoorApplication.class, KotlinIT.Shelves.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
final class KotlinIT {

    private static final String BOOK = """
            {"book":{"title":"%s","tags":[],"cover":"SOFT"},"mark":{"type":"page","number":7},"slot":{"content":1}}""";

    @TestConfiguration(proxyBeanMethods = false)
    static class Shelves {

        @Bean
        Entity<ShelfMessage, ShardingEnvelope<ShelfMessage>> shelf() {
            return Entity.of(EntityTypeKey.create(ShelfMessage.class, "shelf"), context -> ShelfKt.shelf(0, null));
        }
    }

    private final Requests requests;

    KotlinIT(@LocalServerPort int port) {
        this.requests = new Requests(port);
    }

    @BeforeEach
    void clear() {
        assertThat(requests.post("/actors/shelf/a/clear").status()).isEqualTo(202);
    }

    @Test
    void tellsAnObject() {
        requests.post("/actors/shelf/a/add-copies?by=2&why=gift");
        requests.post("/actors/shelf/a/clear");

        assertThat(requests.get("/actors/shelf/a/copies").body()).isEqualTo("{\"count\":0,\"why\":null}");
    }

    @Test
    void leavesOutWhatMayBeNull() {
        var stored = requests.postJson("/actors/shelf/a/put-book", BOOK.formatted("Emma"));

        assertThat(stored.body())
                .isEqualTo(
                        "{\"type\":\"stored\",\"book\":{\"title\":\"Emma\",\"subtitle\":null,\"pages\":null,\"tags\":[],\"cover\":\"SOFT\"},\"mark\":{\"type\":\"page\",\"number\":7},\"note\":null}");
    }

    @Test
    void repliesWithObjects() {
        assertThat(requests.postJson("/actors/shelf/a/put-book", BOOK.formatted("same"))
                        .body())
                .isEqualTo("{\"type\":\"same\"}");
        assertThat(requests.postJson("/actors/shelf/a/put-book", BOOK.formatted("full"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void servesNothingThatIsInternal() {
        assertThat(requests.post("/actors/shelf/a/rot?by=1").status()).isEqualTo(404);
    }

    @Test
    void documentsWhatIsRequired() {
        var book = requests.get("/v3/api-docs").json().at("/components/schemas/Book");

        assertThat(book.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("title", "tags", "cover");
        assertThat(requests.get("/v3/api-docs").json().at("/paths").propertyNames())
                .contains("/actors/shelf/{id}/clear")
                .doesNotContain("/actors/shelf/{id}/rot", "/actors/shelf/{id}/dust");
    }
}
