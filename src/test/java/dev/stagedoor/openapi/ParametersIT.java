package dev.stagedoor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members that URLs carry are parameters in the document, with the schemas that the message gives them. */
@SpringBootTest(
        classes = {StagedoorApplication.class, ParametersIT.Books.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
final class ParametersIT {

    /** Message of the book. */
    public sealed interface Message {}

    /** Message that is asked by GET, and has a URL of its own that contains the page. */
    @HttpExchange(method = "GET", url = "/books/{id}/pages/{page}")
    public record GetPage(@Min(1) int page, Optional<String> edition, ActorRef<String> replyTo) implements Message {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Books {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> book() {
            return Entity.of(EntityTypeKey.create(Message.class, "book"), context -> Behaviors.empty());
        }
    }

    @LocalServerPort
    private int port;

    private JsonNode parameter(String path, String name) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                    .build();
            var document = JsonMapper.shared()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            return document.path("paths")
                    .path(path)
                    .path("get")
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void describesAQueryParameterWithItsConstraints() throws IOException, InterruptedException {
        var page = parameter("/actors/book/{id}/page", "page");

        assertThat(page.path("in").asString()).isEqualTo("query");
        assertThat(page.path("required").asBoolean()).isTrue();
        assertThat(page.path("schema").path("type").asString()).isEqualTo("integer");
        assertThat(page.path("schema").path("minimum").asInt()).isEqualTo(1);
    }

    @Test
    void requiresNoParameterThatIsOptional() throws IOException, InterruptedException {
        var edition = parameter("/actors/book/{id}/page", "edition");

        assertThat(edition.path("required").asBoolean()).isFalse();
    }

    @Test
    void describesAVariableOfTheUrlThatTheAuthorChose() throws IOException, InterruptedException {
        var page = parameter("/books/{id}/pages/{page}", "page");

        assertThat(page.path("in").asString()).isEqualTo("path");
        assertThat(page.path("schema").path("minimum").asInt()).isEqualTo(1);
    }
}
