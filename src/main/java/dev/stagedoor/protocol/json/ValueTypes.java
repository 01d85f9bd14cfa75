package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.SingleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** Types of single values whose JSON the schemas describe exactly. */
public final class ValueTypes {

    /** Formats of strings that no schema can describe exactly. */
    public static final Map<Class<?>, String> FORMATS = Map.of(
            Charset.class, "charset",
            Currency.class, "currency",
            Locale.class, "language-tag",
            Pattern.class, "regex",
            TimeZone.class, "time-zone",
            URI.class, "uri-reference",
            ZoneId.class, "time-zone",
            ZoneOffset.class, "zone-offset");

    private static final Set<Class<?>> TEXTS = Set.of(
            String.class,
            CharSequence.class,
            StringBuilder.class,
            StringBuffer.class,
            Character.class,
            char[].class,
            byte[].class);

    private static final Set<Class<?>> OTHERS = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Number.class,
            BigInteger.class,
            BigDecimal.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Year.class);

    /** Numbers that can name the entries of a map. */
    public static final Set<Class<?>> WHOLE_KEYS = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    private static final Set<Class<?>> TEXT_KEYS =
            Set.of(String.class, UUID.class, Instant.class, LocalDate.class, YearMonth.class);

    private ValueTypes() {}

    /** Returns whether schemas describe the type as a single value. */
    public static boolean contains(Class<?> type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type);
        return isText(raw) || OTHERS.contains(raw) || JsonNode.class.isAssignableFrom(raw);
    }

    /** Returns whether the JSON of the type is a string. */
    public static boolean isText(Class<?> type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type);
        return TEXTS.contains(raw)
                || FORMATS.containsKey(raw)
                || IsoForm.of(raw).isPresent()
                || (raw.isEnum() && EnumForm.of(raw).isText());
    }

    /** Returns whether the type is an array that is a string in JSON: characters, or bytes in Base64. */
    public static boolean isTextArray(JavaType type) {
        return type.hasRawClass(byte[].class) || type.hasRawClass(char[].class);
    }

    /** Returns whether names in a JSON object can stand for the type, which is the key type of a map. */
    public static boolean isKey(JavaType type) {
        var raw = type.getRawClass();
        return TEXT_KEYS.contains(raw)
                || WHOLE_KEYS.contains(raw)
                || (raw.isEnum() && EnumForm.of(raw).isText())
                || SingleValue.of(raw).equals(Optional.of(String.class));
    }
}
