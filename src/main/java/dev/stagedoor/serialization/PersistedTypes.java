package dev.stagedoor.serialization;

import dev.stagedoor.protocol.introspection.SealedTypes;
import java.io.NotSerializableException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.serialization.DisabledJavaSerializer;
import org.apache.pekko.serialization.Serialization;

/**
 * Events and states of the persistent behaviors that are found beside their messages. The types of others are read when
 * a value is first written.
 */
public final class PersistedTypes {

    private PersistedTypes() {}

    /**
     * Requires that what the actors persist can be read again.
     *
     * @throws UnreadableTypeException if it cannot; the message has a sentence for each fault
     */
    public static void requireReadable(Serialization serialization, Collection<Entity<?, ?>> entities) {
        var faults = new LinkedHashSet<String>();
        PersistentBehavior.of(entities)
                .forEach(
                        behavior -> behavior.persisted().forEach(type -> check(behavior, type, serialization, faults)));
        if (!faults.isEmpty()) {
            throw new UnreadableTypeException(String.join("; ", faults));
        }
    }

    private static void check(
            PersistentBehavior behavior, Class<?> type, Serialization serialization, Set<String> faults) {
        concrete(type)
                .forEach(written -> faults(written, serialization)
                        .forEach(fault -> faults.add("%s persists %s: %s"
                                .formatted(behavior.type().getName(), behavior.described(type), fault))));
    }

    /** Returns the classes of which values are persisted, as far as the type tells. */
    private static Stream<Class<?>> concrete(Class<?> type) {
        return SealedTypes.isHead(type)
                ? SealedTypes.members(type).filter(member -> !Modifier.isAbstract(member.getModifiers()))
                : Stream.of(type);
    }

    private static Stream<String> faults(Class<?> type, Serialization serialization) {
        try {
            return switch (serialization.serializerFor(type)) {
                case ActorSerializer own -> own.typeOf(type).faults().stream();
                case DisabledJavaSerializer disabled -> Stream.of(unbound(type));
                default -> Stream.empty();
            };
        } catch (NotSerializableException e) {
            return Stream.of(unbound(type));
        }
    }

    private static String unbound(Class<?> type) {
        return "%s is neither a record nor an enum, and no serializer is bound to it: make it a record, or bind it to %s in pekko.actor.serialization-bindings"
                .formatted(type.getName(), ActorSerializer.NAME);
    }
}
