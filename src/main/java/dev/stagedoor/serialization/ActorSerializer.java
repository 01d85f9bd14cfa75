package dev.stagedoor.serialization;

import java.io.NotSerializableException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.jackson.JacksonSerializer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serializer of what actors persist and send to one another, in JSON by Jackson 3. It refuses what could not be read
 * again. The manifest is the name of the class, and its version if it has a migration. It extends Pekko's serializer,
 * because {@code jackson-cbor} reads only classes that are bound to one of its family. Safe for use by any thread.
 */
public final class ActorSerializer extends JacksonSerializer {

    /** Name of the serializer in Pekko's configuration. */
    public static final String NAME = "stagedoor-json";

    private final ExtendedActorSystem system;
    private final JsonMapper mapper;
    private final Migrations migrations;
    private final Map<Class<?>, SerializedType> types = new ConcurrentHashMap<>();
    private final Map<String, SerializedType> byManifest = new ConcurrentHashMap<>();

    /**
     * Creates the serializer of one actor system.
     *
     * @param modules the Jackson modules of the application
     */
    public ActorSerializer(ExtendedActorSystem system, Collection<? extends JacksonModule> modules) {
        super(system, NAME, Migrations.TREES);
        this.system = system;
        this.mapper = ActorJson.mapper(modules, new References(system));
        this.migrations =
                Migrations.of(system.settings().config(), system.dynamicAccess().classLoader());
    }

    @Override
    public String manifest(Object value) {
        return type(value).manifest();
    }

    @Override
    public byte[] toBinary(Object value) {
        return type(value).write(value);
    }

    @Override
    public Object fromBinary(byte[] json, String manifest) {
        return byManifest
                .computeIfAbsent(manifest, stored -> typeOf(loaded(migrations.className(stored))))
                .read(migrations.json(manifest, json));
    }

    /** Returns the type of a value as it is serialized. */
    SerializedType typeOf(Class<?> type) {
        var known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, this::readType);
    }

    private SerializedType readType(Class<?> type) {
        return new SerializedType(mapper, type, migrations.manifest(type.getName()), ReadabilityCheck.of(type, mapper));
    }

    private SerializedType type(Object value) {
        return typeOf(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
    }

    /** Loads a class that may be read. Bytes of another process must not create just any object. */
    private Class<?> loaded(String className) {
        var type = system.dynamicAccess()
                .getClassFor(className, scala.reflect.ClassTag$.MODULE$.Any())
                .get();
        if (type.isRecord() || type.isEnum() || isBound(type)) {
            return type;
        }
        throw new IllegalArgumentException(
                "%s is neither a record nor an enum, and is not bound to %s".formatted(className, NAME));
    }

    private boolean isBound(Class<?> type) {
        try {
            return SerializationExtension.get(system).serializerFor(type) instanceof JacksonSerializer;
        } catch (NotSerializableException e) {
            return false;
        }
    }
}
