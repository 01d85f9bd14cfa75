package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.introspection.TextForm;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Year;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.type.ArrayType;

/** Restricts values to the form that schemas describe, where Jackson would also accept and convert others. */
final class StrictValues extends ValueDeserializerModifier {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> FRACTIONS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    /** Largest scale that Jackson writes, so that every accepted {@code BigDecimal} can also be sent in a reply. */
    private static final int LARGEST_SCALE = 9999;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        var raw = description.getBeanClass();
        var iso = IsoForm.of(raw);
        if (iso.isPresent()) {
            return new IsoText(raw, iso.get(), deserializer);
        }
        if (raw == byte.class || raw == Byte.class) {
            return new SignedByte();
        }
        if (SealedTypes.isHead(raw)) {
            return new GuardedDeserializer(deserializer, JsonToken.START_OBJECT, Objects::nonNull);
        }
        if (deserializer instanceof FromStringDeserializer || raw == Date.class) {
            return new GuardedDeserializer(deserializer, JsonToken.VALUE_STRING, TextForm.of(raw), Objects::nonNull);
        }
        if (raw == Year.class) {
            return new GuardedDeserializer(deserializer, JsonToken.VALUE_NUMBER_INT, Objects::nonNull);
        }
        return FRACTIONS.contains(raw)
                ? new GuardedDeserializer(deserializer, null, StrictValues::canBeWritten)
                : deserializer;
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> deserializer) {
        var form = EnumForm.of(type.getRawClass());
        // Jackson would also accept white space and control characters around a text.
        var texts = form.values().collect(Collectors.toUnmodifiableSet());
        return new GuardedDeserializer(deserializer, form.token(), texts::contains, Objects::nonNull);
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(
            DeserializationConfig config, JavaType type, KeyDeserializer deserializer) {
        return StrictKey.of(type.getRawClass(), deserializer);
    }

    @Override
    public ValueDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config,
            ArrayType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> deserializer) {
        return type.getContentType().isPrimitive()
                ? new GuardedDeserializer(
                        deserializer,
                        ValueTypes.isTextArray(type) ? JsonToken.VALUE_STRING : JsonToken.START_ARRAY,
                        TextForm.of(type.getRawClass()),
                        StrictValues::canBeWritten)
                : deserializer;
    }

    private static boolean canBeWritten(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            case BigDecimal number -> Math.abs((long) number.scale()) <= LARGEST_SCALE;
            case double[] numbers -> DoubleStream.of(numbers).allMatch(Double::isFinite);
            case float[] numbers ->
                IntStream.range(0, numbers.length).allMatch(index -> Float.isFinite(numbers[index]));
            default -> true;
        };
    }
}
