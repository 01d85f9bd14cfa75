package dev.stagedoor.protocol.introspection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the single value that represents a class of the application in JSON. */
public final class SingleValue {

    private SingleValue() {}

    /** Returns the type of the value; empty if no single value represents the class. */
    public static Optional<Type> of(Class<?> type) {
        if (type.getName().startsWith("java.") || type.isEnum()) {
            return Optional.empty();
        }
        return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(SingleValue::delegates)
                .map(creator -> creator.getGenericParameterTypes()[0])
                .findFirst()
                .or(() -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(JsonValue.class))
                        .map(Method::getGenericReturnType)
                        .findFirst());
    }

    private static boolean delegates(Executable executable) {
        var creator = executable.getAnnotation(JsonCreator.class);
        return creator != null && creator.mode() == JsonCreator.Mode.DELEGATING && executable.getParameterCount() == 1;
    }
}
