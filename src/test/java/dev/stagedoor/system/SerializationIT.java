package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.serialization.ActorSerializer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Serialization of messages and replies, which authors need not configure. */
@SpringBootTest(
        classes = {StagedoorApplication.class, SerializationIT.Drawings.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
final class SerializationIT {

    /** Sealed payload. */
    public sealed interface Shape {}

    /** One of its kinds. */
    public record Circle(double radius) implements Shape {}

    /** Another, which contains more of them. */
    public record Group(List<Shape> shapes) implements Shape {}

    /** Protocol of an actor. */
    public sealed interface Message {}

    /** Message with components of many types. */
    public record Draw(
            Shape shape,
            Map<String, Integer> colors,
            Optional<Instant> at,
            Duration within,
            BigDecimal price,
            UUID key,
            ActorRef<Drawing> replyTo)
            implements Message {}

    /** Message without components. */
    public record Clear() implements Message {}

    /** Sealed reply. */
    public sealed interface Drawing {}

    /** One of its kinds. */
    public record Drawn(Shape shape) implements Drawing {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Drawings {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> drawings() {
            return Entity.of(EntityTypeKey.create(Message.class, "drawing"), context -> Behaviors.empty());
        }
    }

    @Autowired
    private ActorSystem<Void> system;

    static List<Function<ActorRef<Drawing>, Object>> messages() {
        return List.of(
                replyTo -> new Clear(),
                replyTo -> new Drawn(new Circle(1)),
                replyTo -> new Draw(
                        new Group(List.of(new Circle(1.5), new Group(List.of()))),
                        Map.of("red", 1),
                        Optional.of(Instant.parse("2026-01-31T12:00:00Z")),
                        Duration.ofMillis(1500),
                        new BigDecimal("12.50"),
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        replyTo));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void carriesMessagesAndRepliesBetweenProcesses(Function<ActorRef<Drawing>, Object> addressed) {
        var message = addressed.apply(system.<Drawing>ignoreRef());
        var serialization = SerializationExtension.get(Adapter.toClassic(system));
        var serializer = serialization.findSerializerFor(message);

        var bytes = serialization.serialize(message).get();
        var received = serialization
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, message))
                .get();

        assertThat(serializer).isInstanceOf(ActorSerializer.class);
        assertThat(received).isEqualTo(message);
    }
}
