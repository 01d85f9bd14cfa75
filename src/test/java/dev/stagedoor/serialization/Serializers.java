package dev.stagedoor.serialization;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializationSetup;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.SerializerDetails;
import org.apache.pekko.serialization.Serializers$;
import tools.jackson.databind.JacksonModule;

/** Actor system that serializes records as a service does. */
final class Serializers implements AutoCloseable {

    /** Name of a class that has another name now. */
    static final String MIGRATED = "old.Paid";

    static final int IDENTIFIER = 779_101_402;

    private final ActorSystem system;

    Serializers(JacksonModule... modules) {
        var config = ConfigFactory.parseString("""
                        pekko.serialization.jackson.migrations {
                          "old.Paid" = "dev.stagedoor.serialization.ActorSerializerTests$PaidMigration"
                          "dev.stagedoor.serialization.ActorSerializerTests$Paid" = "dev.stagedoor.serialization.ActorSerializerTests$PaidMigration"
                        }
                        pekko.actor.serialization-bindings {
                          "java.lang.Record" = stagedoor-json
                          "java.lang.Enum" = stagedoor-json
                          "dev.stagedoor.serialization.ActorSerializerTests$Bound" = stagedoor-json
                        }
                        """)
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.parseResources("dev/stagedoor/system/base.conf"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        system = ActorSystem.create(
                "test",
                ActorSystemSetup.create(
                        BootstrapSetup.create(config),
                        SerializationSetup.create(starting -> List.of(SerializerDetails.create(
                                ActorSerializer.NAME, new ActorSerializer(starting, List.of(modules)), List.of())))));
    }

    ExtendedActorSystem system() {
        return (ExtendedActorSystem) system;
    }

    Serialization serialization() {
        return SerializationExtension.get(system);
    }

    /** Writes a value and reads it, as two processes would. */
    Object pass(Object value) {
        return read(write(value), manifest(value));
    }

    byte[] write(Object value) {
        return own(value).toBinary(value);
    }

    String manifest(Object value) {
        return Serializers$.MODULE$.manifestFor(own(value), value);
    }

    Object read(byte[] json, String manifest) {
        return serialization().deserialize(json, IDENTIFIER, manifest).get();
    }

    private Serializer own(Object value) {
        return serialization().findSerializerFor(value);
    }

    boolean isProven(Class<?> type) {
        return type(type).isProven();
    }

    List<String> faults(Class<?> type) {
        return type(type).faults();
    }

    private SerializedType type(Class<?> type) {
        return ((ActorSerializer) serialization().serializerByIdentity().apply(IDENTIFIER)).typeOf(type);
    }

    @Override
    public void close() {
        system.terminate();
    }
}
