package dev.stagedoor.system.inspection;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.BehaviorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Behavior that is not created yet. If it intercepts another, such as for timers, creating it would start the other
 * as well. Pekko shows what is intercepted only in the fields of the functions that create it.
 */
record Deferred(BehaviorImpl.DeferredBehavior<Object> behavior) {

    /** Returns what is inside: the intercepted behavior, or the one that the author's function creates. */
    Behavior<?> inside(TypedActorContext<Object> context) {
        return values(behavior)
                .flatMap(Deferred::values)
                .filter(Behavior.class::isInstance)
                .<Behavior<?>>map(value -> (Behavior<?>) value)
                .findFirst()
                .orElseGet(() -> behavior.apply(context));
    }

    private static Stream<Object> values(Object object) {
        return Arrays.stream(object.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> value(field, object))
                .filter(Objects::nonNull);
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field is accessible", e);
        }
    }
}
