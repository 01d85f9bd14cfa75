package dev.stagedoor.protocol.introspection;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.stagedoor.protocol.model.Names;
import dev.stagedoor.protocol.model.ProtocolException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sealed families in JSON: the member {@code type} names the class of a value. */
public final class SealedTypes {

    /** Name of the member that identifies the class. */
    public static final String DISCRIMINATOR = "type";

    /** How a family is written in JSON: with the name of the class in the discriminator. */
    public static final JsonTypeInfo.Value TYPE_INFO = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, DISCRIMINATOR, null, false, null);

    private SealedTypes() {}

    /**
     * Returns whether the type is the head of a sealed family that gets a discriminator. A type with
     * {@code @JsonTypeInfo} already has one, and sealed types of the JDK, such as {@code ZoneId}, have their own JSON.
     */
    public static boolean isHead(Class<?> type) {
        return type.isSealed()
                && !type.getName().startsWith("java.")
                && Modifier.isAbstract(type.getModifiers())
                && !type.isAnnotationPresent(JsonTypeInfo.class);
    }

    /** Returns the classes of a family that can be instantiated, in the order in which they are declared. */
    public static Stream<Class<?>> members(Class<?> head) {
        Class<?> @Nullable [] permitted = head.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(head)
                : Arrays.stream(permitted).flatMap(SealedTypes::members).distinct();
    }

    /** Returns the discriminator value of a class: its {@code @JsonTypeName}, or its name in kebab-case. */
    public static String name(Class<?> member) {
        var named = member.getAnnotation(JsonTypeName.class);
        return named == null || named.value().isEmpty() ? Names.kebabCase(member.getSimpleName()) : named.value();
    }

    /**
     * Requires that all classes of a family have different discriminator values.
     *
     * @throws ProtocolException if two classes have the same value
     */
    public static void requireDistinct(Class<?> head) {
        var seen = new HashMap<String, Class<?>>();
        members(head).forEach(member -> {
            var other = seen.put(name(member), member);
            if (other != null) {
                throw new ProtocolException("two classes of %s have the same name in JSON, %s: %s and %s"
                        .formatted(head.getName(), name(member), other.getName(), member.getName()));
            }
        });
    }
}
