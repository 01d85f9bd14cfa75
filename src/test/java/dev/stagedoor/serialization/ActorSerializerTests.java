package dev.stagedoor.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.jackson.JacksonMigration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/** JSON and manifests of the serializer, and what it reads of other versions. */
final class ActorSerializerTests {

    private static final Serializers SERIALIZERS = new Serializers();

    /** Pekko's number of the serializer that wrote what earlier versions persisted. */
    private static final int JACKSON_CBOR = 33;

    record Deposit(BigDecimal amount, OffsetDateTime at) {}

    record Grown(
            String name,
            Optional<String> optional,
            @Nullable List<String> list,
            int number,
            boolean flag) {}

    record Shrunk(String name) {}

    record Renamed(@JsonAlias("before") String now) {}

    record Paid(BigDecimal amount) {}

    /** Migration that Pekko creates, so it is public. */
    public static final class PaidMigration extends JacksonMigration {

        @Override
        public int currentVersion() {
            return 3;
        }

        @Override
        public String transformClassName(int fromVersion, String className) {
            return Paid.class.getName();
        }

        @Override
        public JsonNode transform(int fromVersion, JsonNode json) {
            var event = (ObjectNode) json;
            event.set("amount", event.remove("sum"));
            return event;
        }
    }

    record References(
            ActorRef<String> typed, org.apache.pekko.actor.ActorRef classic, Address address, FiniteDuration time) {}

    static final class Bean {}

    static final class Bound {

        private final String text;

        @JsonCreator
        Bound(@JsonProperty("text") String text) {
            this.text = text;
        }
    }

    @AfterAll
    static void close() {
        SERIALIZERS.close();
    }

    private static Object read(String json, String manifest) {
        return SERIALIZERS.read(json.getBytes(StandardCharsets.UTF_8), manifest);
    }

    @Test
    void writesJsonWithoutLoss() {
        var written = new Deposit(new BigDecimal("1.10"), OffsetDateTime.parse("2026-01-31T12:00+05:45"));

        var json = new String(SERIALIZERS.write(written), StandardCharsets.UTF_8);

        assertThat(json).isEqualTo("{\"amount\":1.10,\"at\":\"2026-01-31T12:00:00+05:45\"}");
        assertThat(SERIALIZERS.manifest(written)).isEqualTo(Deposit.class.getName());
    }

    @Test
    void readsAnOlderVersionWithFewerComponents() {
        var read = read("{\"name\":\"n\"}", Grown.class.getName());

        assertThat(read).isEqualTo(new Grown("n", Optional.empty(), null, 0, false));
    }

    @Test
    void readsANewerVersionWithMoreComponents() {
        var read = read("{\"name\":\"n\",\"added\":{\"a\":[1]}}", Shrunk.class.getName());

        assertThat(read).isEqualTo(new Shrunk("n"));
    }

    @Test
    void readsAComponentByItsAlias() {
        assertThat(read("{\"before\":\"n\"}", Renamed.class.getName())).isEqualTo(new Renamed("n"));
    }

    @Test
    void migratesWhatAnOlderVersionWrote() {
        var read = read("{\"sum\":1.10}", Serializers.MIGRATED + "#2");

        assertThat(read).isEqualTo(new Paid(new BigDecimal("1.10")));
    }

    @Test
    void writesTheVersionOfAClassWithAMigration() {
        assertThat(SERIALIZERS.manifest(new Paid(BigDecimal.ONE))).isEqualTo(Paid.class.getName() + "#3");
        assertThat(SERIALIZERS.pass(new Paid(BigDecimal.ONE))).isEqualTo(new Paid(BigDecimal.ONE));
    }

    @Test
    void refusesANewerVersionThanTheMigrationSupports() {
        assertThatThrownBy(() -> read("{\"amount\":1}", Paid.class.getName() + "#4"))
                .hasMessageContaining("version 4");
    }

    @Test
    void carriesReferencesOfPekko() {
        var system = SERIALIZERS.system();
        var written = new References(
                Adapter.toTyped(system.deadLetters()),
                system.deadLetters(),
                Address.apply("pekko", "other", "host", 1),
                Duration.create(1500, "millis"));

        assertThat(SERIALIZERS.pass(written)).isEqualTo(written);
    }

    @Test
    void carriesAClassThatTheApplicationBinds() {
        assertThat(SERIALIZERS.pass(new Bound("text")))
                .isInstanceOfSatisfying(
                        Bound.class, read -> assertThat(read.text).isEqualTo("text"));
    }

    @Test
    void createsNoObjectsOfClassesThatAreNotBound() {
        assertThatThrownBy(() -> read("{}", Bean.class.getName()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a record nor an enum");
    }

    @Test
    void isTrustedByThePekkoSerializerThatReadsWhatEarlierVersionsWrote() {
        var cbor = SERIALIZERS.serialization().serializerByIdentity().apply(JACKSON_CBOR);
        var written = new Deposit(new BigDecimal("1.10"), OffsetDateTime.parse("2026-01-31T12:00+05:45"));
        var bytes = cbor.toBinary(written);

        var read = SERIALIZERS
                .serialization()
                .deserialize(bytes, cbor.identifier(), Deposit.class.getName())
                .get();

        assertThat(read).isEqualTo(written);
    }
}
