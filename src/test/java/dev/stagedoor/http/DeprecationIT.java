package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Positive;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** Deprecated messages: the OpenAPI document and every answer say so. */
@SpringBootTest(
        classes = {StagedoorApplication.class, DeprecationIT.Lamps.class},
        args = "--actors=dev.stagedoor.http.DeprecationIT$Lamps",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stagedoor.system.name=deprecation")
final class DeprecationIT {

    /** Protocol with deprecated messages. */
    public sealed interface Message {

        ActorRef<Done> replyTo();
    }

    /** Deprecated since a date, with a date of removal. */
    @Deprecated(since = "2026-01-01", forRemoval = true)
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "2027-07-01"))
    @HttpExchange("/lamps/{id}/light")
    public record Light(@Positive int watts, ActorRef<Done> replyTo) implements Message {}

    /** Deprecated since a version, not a date. */
    @Deprecated(since = "2.1")
    public record Extinguish(ActorRef<Done> replyTo) implements Message {}

    /** Replaces the deprecated messages. */
    public record Dim(@Schema(deprecated = true) int percent, ActorRef<Done> replyTo) implements Message {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Lamps {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> lamp() {
            return Entity.of(
                    EntityTypeKey.create(Message.class, "lamp"),
                    context -> Behaviors.receiveMessage(message -> {
                        message.replyTo().tell(Done.getInstance());
                        return Behaviors.same();
                    }));
        }
    }

    @LocalServerPort
    private int port;

    private Requests requests;
    private String lamp;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
        lamp = "/actors/lamp/" + freshId();
    }

    private JsonNode operation(String path) {
        return requests.get("/v3/api-docs").json().path("paths").path(path).path("post");
    }

    @Test
    void sendsTheDatesThatTheAuthorGave() {
        var answered = requests.postJson(lamp + "/light", "{\"watts\":40}");

        assertThat(answered.status()).isEqualTo(204);
        assertThat(answered.header("Deprecation")).contains("@1767225600");
        assertThat(answered.header("Sunset")).contains("Thu, 01 Jul 2027 00:00:00 GMT");
    }

    @Test
    void sendsTheDeprecationAtTheUrlThatTheAuthorChose() {
        var answered = requests.postJson("/lamps/" + freshId() + "/light", "{\"watts\":40}");

        assertThat(answered.header("Deprecation")).contains("@1767225600");
    }

    @Test
    void sendsTheSunsetWithProblems() {
        var answered = requests.postJson(lamp + "/light", "{\"watts\":0}");

        answered.problem(400, "/problems/invalid-message");
        assertThat(answered.header("Sunset")).isPresent();
    }

    @Test
    void sendsTheTimeOfTheStartWhenTheAuthorGaveNoDate() {
        var jvmStart = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var answered = requests.post(lamp + "/extinguish");

        assertThat(answered.header("Deprecation")
                        .map(value -> Instant.ofEpochSecond(Long.parseLong(value.substring(1)))))
                .hasValueSatisfying(since -> assertThat(since).isBetween(jvmStart, Instant.now()));
        assertThat(answered.header("Sunset")).isEmpty();
    }

    @Test
    void sendsNoDeprecationForOtherMessages() {
        var answered = requests.postJson(lamp + "/dim", "{\"percent\":50}");

        assertThat(answered.status()).isEqualTo(204);
        assertThat(answered.header("Deprecation")).isEmpty();
    }

    @Test
    void documentsThatAMessageIsDeprecated() {
        var light = operation("/actors/lamp/{id}/light");

        assertThat(light.path("deprecated").asBoolean()).isTrue();
        assertThat(light.at("/responses/204/headers").propertyNames()).contains("Deprecation", "Sunset");
        assertThat(light.at("/responses/400/headers").propertyNames()).contains("Deprecation", "Sunset");
        assertThat(light.at("/responses/405").has("headers")).isFalse();
    }

    @Test
    void documentsASunsetOnlyWhenThereIsOne() {
        var extinguish = operation("/actors/lamp/{id}/extinguish");

        assertThat(extinguish.at("/responses/204/headers").propertyNames())
                .contains("Deprecation")
                .doesNotContain("Sunset");
    }

    @Test
    void documentsThatAMemberIsDeprecated() {
        var schemas = requests.get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.at("/DeprecationITDim/properties/percent/deprecated").asBoolean())
                .isTrue();
    }

    @Test
    void marksDeprecatedMessagesInTheCatalog() {
        var messages = requests.get("/actors/lamp").json().path("messages");

        assertThat(messages.valueStream()
                        .filter(message -> message.path("deprecated").asBoolean(false))
                        .map(message -> message.path("message").asString()))
                .containsExactly("light", "extinguish");
    }
}
