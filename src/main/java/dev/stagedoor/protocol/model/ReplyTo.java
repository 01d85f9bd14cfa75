package dev.stagedoor.protocol.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/** Copies messages of one record with another {@code replyTo}, by a method handle of its accessors and constructor. */
public final class ReplyTo {

    /** Name of the component that holds the reference to reply to. */
    public static final String COMPONENT = "replyTo";

    private final MethodHandle copy;

    /**
     * Prepares the copies of a record that has a component {@value #COMPONENT}.
     *
     * @throws IllegalAccessException if the module of the record does not open its package
     */
    public ReplyTo(Class<?> message) throws IllegalAccessException {
        var components = message.getRecordComponents();
        var lookup = MethodHandles.privateLookupIn(message, MethodHandles.lookup());
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var order = new int[components.length];
        var constructor = constructor(lookup, message, types);
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(COMPONENT)) {
                order[i] = 1;
            } else {
                var accessor = lookup.unreflect(components[i].getAccessor());
                constructor = MethodHandles.filterArguments(constructor, i, accessor);
            }
        }
        this.copy = MethodHandles.permuteArguments(
                        constructor, MethodType.methodType(message, message, ActorRef.class), order)
                .asType(MethodType.methodType(Object.class, Object.class, ActorRef.class));
    }

    private static MethodHandle constructor(MethodHandles.Lookup lookup, Class<?> message, Class<?>[] types)
            throws IllegalAccessException {
        try {
            return lookup.findConstructor(message, MethodType.methodType(void.class, types));
        } catch (NoSuchMethodException e) {
            throw new LinkageError("a record has a canonical constructor", e);
        }
    }

    /** Returns a function that copies the message with a given {@code replyTo}. */
    Function<ActorRef<Object>, Object> of(Object message) {
        return replyTo -> {
            try {
                return (Object) copy.invokeExact(message, replyTo);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
