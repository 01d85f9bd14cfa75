package dev.stagedoor.protocol.introspection;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Determines which record components may be null or absent: optionals, those with any {@code @Nullable}, and Kotlin's. */
public final class Nullness {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private Nullness() {}

    /** Returns whether a component may be null or absent. */
    public static boolean nullable(RecordComponent component) {
        return OPTIONALS.contains(component.getType())
                || marked(component.getAnnotations())
                || marked(component.getAccessor().getAnnotations())
                || marked(component.getAnnotatedType().getAnnotations())
                || InvisibleNullness.nullable(component.getDeclaringRecord(), component.getName());
    }

    /** Returns whether the record has a component of that name that may be null or absent. */
    public static boolean nullable(Class<?> recordClass, String componentName) {
        return Arrays.stream(recordClass.getRecordComponents())
                .anyMatch(component -> component.getName().equals(componentName) && nullable(component));
    }

    private static boolean marked(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
