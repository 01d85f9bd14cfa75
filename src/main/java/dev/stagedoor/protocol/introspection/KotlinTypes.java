package dev.stagedoor.protocol.introspection;

import dev.stagedoor.protocol.model.ProtocolException;
import java.util.Optional;
import java.util.stream.Stream;
import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KClass;
import kotlin.reflect.KType;
import kotlin.reflect.KVisibility;
import kotlin.reflect.full.KClasses;
import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;

/** What only Kotlin's metadata tells about a class. Classes that are not written in Kotlin have none of it. */
public final class KotlinTypes {

    private static final ClassValue<Optional<Object>> OBJECTS = new ClassValue<>() {
        @Override
        protected Optional<Object> computeValue(Class<?> type) {
            return isReadable(type) ? Metadata.object(type) : Optional.empty();
        }
    };

    private KotlinTypes() {}

    private static boolean isReadable(Class<?> type) {
        return KotlinDetector.isKotlinReflectPresent() && KotlinDetector.isKotlinType(type);
    }

    /**
     * Requires that the metadata of a class can be read, because a class of Kotlin that is internal is public for Java.
     *
     * @throws ProtocolException if the class is written in Kotlin, and kotlin-reflect is not on the class path
     */
    public static void requireReadable(Class<?> type) {
        if (KotlinDetector.isKotlinType(type) && !KotlinDetector.isKotlinReflectPresent()) {
            throw new ProtocolException(
                    "%s is written in Kotlin: add the dependency org.jetbrains.kotlin:kotlin-reflect, which tells internal messages from public ones"
                            .formatted(type.getName()));
        }
    }

    /** Returns whether a class is internal to its module. */
    public static boolean isInternal(Class<?> type) {
        return isReadable(type) && Metadata.visibility(type) == KVisibility.INTERNAL;
    }

    /** Returns the only instance of an {@code object}; empty if the class is not one. */
    public static Optional<Object> object(Class<?> type) {
        return OBJECTS.get(type);
    }

    /** Returns whether a class is a data class that is not a record. */
    public static boolean isData(Class<?> type) {
        return !type.isRecord() && object(type).isEmpty() && isReadable(type) && Metadata.isData(type);
    }

    /** Says how a class of Kotlin becomes a record, which messages must be; empty if it is not written in Kotlin. */
    public static Optional<String> remedy(Class<?> type) {
        if (!isReadable(type)) {
            return Optional.empty();
        }
        return Optional.of(
                Metadata.isData(type)
                        ? "annotate the data class with @JvmRecord"
                        : "make it a data class with @JvmRecord, or an object if it has no properties");
    }

    /**
     * Requires that no component of a record is of a value class. The JVM holds what such a class wraps, so nothing would
     * run its checks, and an unsigned number would be a signed one.
     *
     * @throws ProtocolException if a component is of a value class; it names the component
     */
    public static void requireNoValueClasses(Class<?> type) {
        if (type.isRecord() && isReadable(type)) {
            Metadata.valueClass(type).ifPresent(fault -> {
                throw new ProtocolException(
                        "HTTP cannot supply %s.%s: use the type that the value class wraps (Long for UInt), or a data class with @JvmRecord"
                                .formatted(type.getName(), fault));
            });
        }
    }

    /** Loads classes of kotlin-reflect, which is optional. */
    private static final class Metadata {

        private Metadata() {}

        private static KClass<?> of(Class<?> type) {
            return JvmClassMappingKt.getKotlinClass(type);
        }

        static @Nullable KVisibility visibility(Class<?> type) {
            return of(type).getVisibility();
        }

        static boolean isData(Class<?> type) {
            return of(type).isData();
        }

        static Optional<Object> object(Class<?> type) {
            return Optional.ofNullable(of(type).getObjectInstance());
        }

        static Optional<String> valueClass(Class<?> type) {
            var constructor = KClasses.getPrimaryConstructor(of(type));
            return constructor == null
                    ? Optional.empty()
                    : constructor.getParameters().stream()
                            .filter(parameter -> classes(parameter.getType()).anyMatch(KClass::isValue))
                            .map(parameter -> "%s, a %s".formatted(parameter.getName(), parameter.getType()))
                            .findFirst();
        }

        private static Stream<KClass<?>> classes(KType type) {
            var arguments = type.getArguments().stream().flatMap(argument -> Stream.ofNullable(argument.getType()));
            return Stream.concat(
                    type.getClassifier() instanceof KClass<?> own ? Stream.of(own) : Stream.empty(),
                    arguments.flatMap(Metadata::classes));
        }
    }
}
