package dev.stagedoor.protocol.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserializer that sets a component to the caller, as the service knows it. JSON cannot supply it: there the member is
 * unknown.
 */
final class CallerDeserializer extends ValueDeserializer<Object> {

    private static final String ATTRIBUTE = CallerDeserializer.class.getName();

    private final Class<?> type;

    CallerDeserializer(Class<?> type) {
        this.type = type;
    }

    /** Returns a reader that sets components of a type to what the function returns for the type. */
    static ObjectReader supplying(ObjectReader reader, Function<Class<?>, @Nullable Object> caller) {
        return reader.withAttribute(ATTRIBUTE, caller);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        context.handleUnknownProperty(parser, this, type, parser.currentName());
        return null;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Function<?, ?> caller ? supplied(caller) : null;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object supplied(Function<?, ?> caller) {
        return ((Function<Class<?>, @Nullable Object>) caller).apply(type);
    }
}
