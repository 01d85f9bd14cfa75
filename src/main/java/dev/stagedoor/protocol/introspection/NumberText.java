package dev.stagedoor.protocol.introspection;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Text that represents a number exactly, for callers whose own numbers lose digits. Authors ask for it by
 * {@code @JsonFormat(shape = STRING)} or {@code @JsonSerialize(using = ToStringSerializer.class)}. Either holds for
 * reading and for writing.
 *
 * @param pattern the pattern that the whole text must match
 * @param format the name of its range in OpenAPI's registry of formats; null if there is none
 * @param parser parses a text of the pattern, or throws {@code NumberFormatException} if the number is out of range
 */
public record NumberText(Pattern pattern, @Nullable String format, Function<String, Number> parser) {

    private static final Map<Class<?>, NumberText> FORMS = Map.of(
            Byte.class, whole(2, null, Byte::valueOf),
            Short.class, whole(4, null, Short::valueOf),
            Integer.class, whole(9, "int32", Integer::valueOf),
            Long.class, whole(18, "int64", Long::valueOf),
            BigInteger.class, whole(998, null, BigInteger::new),
            BigDecimal.class, decimal());

    private static NumberText whole(int moreDigits, @Nullable String format, Function<String, Number> parser) {
        return new NumberText(Pattern.compile("(0|-?[1-9][0-9]{0," + moreDigits + "})"), format, parser);
    }

    private static NumberText decimal() {
        return new NumberText(Pattern.compile("-?(0|[1-9][0-9]{0,998})(\\.[0-9]{1,999})?"), null, BigDecimal::new);
    }

    /** Returns the text of a number; empty if the type has none. */
    public static Optional<NumberText> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(ClassUtils.resolvePrimitiveIfNecessary(type)));
    }

    /** Returns the text of a number with these annotations; empty if they do not ask for one. */
    public static Optional<NumberText> of(
            Class<?> type, @Nullable JsonFormat format, @Nullable JsonSerialize serializer) {
        return isAsked(format, serializer) ? of(type) : Optional.empty();
    }

    private static boolean isAsked(@Nullable JsonFormat format, @Nullable JsonSerialize serializer) {
        return (format != null && format.shape() == JsonFormat.Shape.STRING)
                || (serializer != null && serializer.using() == ToStringSerializer.class);
    }

    /**
     * Parses a text.
     *
     * @throws NumberFormatException if the text does not match the pattern, or the number is out of range
     */
    public Number parse(String text) {
        if (!pattern.matcher(text).matches()) {
            throw new NumberFormatException("not in the required form");
        }
        return parser.apply(text);
    }

    /** Describes the text in a schema. */
    public void describe(ObjectNode schema) {
        schema.put("type", "string").put("pattern", "^" + pattern.pattern() + "$");
        if (format != null) {
            schema.put("format", format);
        }
    }
}
