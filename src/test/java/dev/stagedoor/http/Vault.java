package dev.stagedoor.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.state.javadsl.DurableStateBehavior;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Actors that keep values of many types: in events, in snapshots, or as a state. */
@TestConfiguration(proxyBeanMethods = false)
public class Vault {

    /** Protocol of the actors. */
    public sealed interface Message {}

    /** Keeps the values, with a time of its own. */
    public record Keep(LocalTime minutes, ActorRef<Text> replyTo) implements Message {}

    /** Reads the values. */
    public record GetKept(ActorRef<Text> replyTo) implements Message {}

    /** The values as text. */
    public record Text(String text) {}

    enum Size {
        SMALL(1),
        LARGE(10);

        private final int number;

        Size(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(@JsonProperty("edge") long side) implements Shape {}

    record Price(BigDecimal amount, Locale locale) {}

    record Changed<T>(T from, T to) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Values(
            OffsetDateTime offsetDateTime,
            ZonedDateTime zonedDateTime,
            Instant instant,
            Duration duration,
            BigDecimal decimal,
            double notANumber,
            float infinite,
            char character,
            Optional<String> empty,
            List<@Nullable String> withNull,
            Map<String, Integer> inOrder,
            Set<String> ordered,
            Map<Size, Shape> shapes,
            Changed<Price> changed,
            @JsonIgnore String ignored,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            String writeOnly,

            @JsonFormat(shape = JsonFormat.Shape.STRING) long formatted,
            @JsonSerialize(using = ToStringSerializer.class) long text,
            List<String> none,
            @JsonFormat(pattern = "HH:mm") LocalTime minutes) {

        static Values with(LocalTime minutes) {
            var inOrder = new LinkedHashMap<String, Integer>();
            List.of("z", "a", "m").forEach(key -> inOrder.put(key, key.length()));
            return new Values(
                    OffsetDateTime.parse("2026-01-31T12:00:00.123456789+05:45"),
                    ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Berlin]"),
                    Instant.parse("2026-01-31T12:00:00.000000001Z"),
                    Duration.ofNanos(-1),
                    new BigDecimal("1.10"),
                    Double.NaN,
                    Float.NEGATIVE_INFINITY,
                    '\u00e9',
                    Optional.empty(),
                    Arrays.asList("a", null, ""),
                    inOrder,
                    new LinkedHashSet<>(List.of("z", "a", "m", "b")),
                    Map.of(Size.LARGE, new Circle(0.1)),
                    new Changed<>(
                            new Price(new BigDecimal("1E+3"), Locale.GERMANY),
                            new Price(new BigDecimal("1000"), Locale.ROOT)),
                    "ignored",
                    "write only",
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    List.of(),
                    minutes);
        }
    }

    record State(Optional<Values> values) {

        static final State EMPTY = new State(Optional.empty());

        Text text() {
            return new Text(values.map(Values::toString).orElse("nothing"));
        }
    }

    private static final class Events extends EventSourcedBehavior<Message, Values, State> {

        private final boolean snapshots;

        Events(PersistenceId id, boolean snapshots) {
            super(id);
            this.snapshots = snapshots;
        }

        @Override
        public State emptyState() {
            return State.EMPTY;
        }

        @Override
        public CommandHandler<Message, Values, State> commandHandler() {
            return (state, message) -> switch (message) {
                case Keep(var minutes, var replyTo) ->
                    Effect().persist(Values.with(minutes)).thenReply(replyTo, State::text);
                case GetKept(var replyTo) -> Effect().none().thenReply(replyTo, State::text);
            };
        }

        @Override
        public EventHandler<State, Values> eventHandler() {
            return (state, values) -> new State(Optional.of(values));
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return snapshots
                    ? RetentionCriteria.snapshotEvery(1, 1).withDeleteEventsOnSnapshot()
                    : RetentionCriteria.disabled();
        }
    }

    private static final class Latest extends DurableStateBehavior<Message, State> {

        Latest(PersistenceId id) {
            super(id);
        }

        @Override
        public State emptyState() {
            return State.EMPTY;
        }

        @Override
        public org.apache.pekko.persistence.typed.state.javadsl.CommandHandler<Message, State> commandHandler() {
            return (state, message) -> switch (message) {
                case Keep(var minutes, var replyTo) ->
                    Effect()
                            .persist(new State(Optional.of(Values.with(minutes))))
                            .thenReply(replyTo, State::text);
                case GetKept(var replyTo) -> Effect().none().thenReply(replyTo, State::text);
            };
        }
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> vaultEvents() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "vault-events"),
                context -> new Events(PersistenceId.of("vault-events", context.getEntityId()), false));
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> vaultSnapshots() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "vault-snapshots"),
                context -> new Events(PersistenceId.of("vault-snapshots", context.getEntityId()), true));
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> vaultStates() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "vault-states"),
                context -> new Latest(PersistenceId.of("vault-states", context.getEntityId())));
    }
}
