package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sealed families in JSON: each of their classes says which it is by a {@code type} member. */
public final class SealedTypes {

    /** The member that names the class. */
    public static final String DISCRIMINATOR = "type";

    private SealedTypes() {}

    /**
     * Whether the type is the head of a sealed family that gets a discriminator, as it has none of its author's. Java's
     * own sealed types, such as {@code ZoneId}, have a JSON of their own.
     */
    public static boolean isHead(Class<?> type) {
        return type.isSealed()
                && !type.getName().startsWith("java.")
                && Modifier.isAbstract(type.getModifiers())
                && !type.isAnnotationPresent(JsonTypeInfo.class);
    }

    /** The classes of a family that can be instantiated, in the order they are declared. */
    public static Stream<Class<?>> members(Class<?> head) {
        Class<?> @Nullable [] permitted = head.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(head)
                : Arrays.stream(permitted).flatMap(SealedTypes::members).distinct();
    }

    /** The value of the discriminator for a class of a family. */
    public static String name(Class<?> member) {
        var named = member.getAnnotation(JsonTypeName.class);
        return named == null || named.value().isEmpty() ? Names.kebabCase(member.getSimpleName()) : named.value();
    }

    /**
     * Requires that a discriminator tells one class of a family from another.
     *
     * @throws ProtocolException if two have the same
     */
    static void requireDistinct(Class<?> head) {
        var seen = new HashMap<String, Class<?>>();
        members(head).forEach(member -> {
            var other = seen.put(name(member), member);
            if (other != null) {
                throw new ProtocolException("two of %s have the same name in JSON, %s: %s and %s"
                        .formatted(head.getName(), name(member), other.getName(), member.getName()));
            }
        });
    }
}
