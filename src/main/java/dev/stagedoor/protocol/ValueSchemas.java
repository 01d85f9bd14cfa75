package dev.stagedoor.protocol;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes values by the JSON that makes them, where the generator would describe what their classes hold. */
final class ValueSchemas implements CustomDefinitionProviderV2 {

    private static final List<Class<?>> TEXTS = List.of(
            Charset.class,
            Currency.class,
            Locale.class,
            MonthDay.class,
            Pattern.class,
            TimeZone.class,
            YearMonth.class,
            ZoneId.class,
            ZoneOffset.class,
            char[].class);

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        var schema = context.getGeneratorConfig().createObjectNode();
        if (raw.isRecord()) {
            return value(raw)
                    .map(value -> inline(
                            context.createDefinition(context.getTypeContext().resolve(value.getGenericType()))))
                    .orElse(null);
        }
        if (raw.isEnum()) {
            var names = schema.put("type", "string").putArray("enum");
            Arrays.stream(raw.getEnumConstants())
                    .map(Enum.class::cast)
                    .forEach(constant -> names.add(EnumNames.of(constant)));
            return inline(schema);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        }
        return describe(raw, schema) ? inline(schema) : null;
    }

    private static boolean describe(Class<?> raw, ObjectNode schema) {
        if (TEXTS.contains(raw)) {
            schema.put("type", "string");
        } else if (raw == byte[].class) {
            schema.put("type", "string").put("contentEncoding", "base64");
        } else if (raw == Character.class || raw == char.class) {
            schema.put("type", "string").put("minLength", 1).put("maxLength", 1);
        } else if (raw == Byte.class || raw == byte.class) {
            integer(schema).put("minimum", Byte.MIN_VALUE).put("maximum", Byte.MAX_VALUE);
        } else if (raw == Short.class || raw == short.class) {
            integer(schema).put("minimum", Short.MIN_VALUE).put("maximum", Short.MAX_VALUE);
        } else if (raw == OptionalInt.class) {
            integer(schema).put("format", "int32");
        } else if (raw == OptionalLong.class) {
            integer(schema).put("format", "int64");
        } else if (raw == OptionalDouble.class) {
            schema.put("type", "number").put("format", "double");
        } else if (raw == Year.class) {
            integer(schema);
        } else {
            return false;
        }
        return true;
    }

    private static ObjectNode integer(ObjectNode schema) {
        return schema.put("type", "integer");
    }

    private static Optional<RecordComponent> value(Class<?> raw) {
        return Arrays.stream(raw.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }
}
