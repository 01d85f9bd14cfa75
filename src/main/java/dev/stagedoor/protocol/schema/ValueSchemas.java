package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.NumberText;
import dev.stagedoor.protocol.introspection.SingleValue;
import dev.stagedoor.protocol.introspection.TextForm;
import dev.stagedoor.protocol.json.EnumForm;
import dev.stagedoor.protocol.json.ValueTypes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Year;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Describes values by their JSON, where the generator would describe the fields of their classes. */
final class ValueSchemas implements CustomDefinitionProviderV2 {

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        var schema = context.getGeneratorConfig().createObjectNode();
        var replaced = raw.getAnnotation(Schema.class);
        if (replaced != null && replaced.implementation() != Void.class) {
            return inline(context.createDefinition(context.getTypeContext().resolve(replaced.implementation())));
        }
        var single = SingleValue.of(raw);
        if (single.isPresent()) {
            return inline(context.createDefinition(context.getTypeContext().resolve(single.get())));
        }
        if (raw == Iterable.class) {
            var items = context.getTypeContext().getTypeParameterFor(type, Iterable.class, 0);
            schema.put("type", "array").set("items", context.createDefinitionReference(items));
            return inline(schema);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        }
        return describe(raw, schema) ? inline(schema) : null;
    }

    private static boolean describe(Class<?> raw, ObjectNode schema) {
        var iso = IsoForm.of(raw);
        if (iso.isPresent()) {
            iso.get().describe(schema);
        } else if (raw.isEnum()) {
            var form = EnumForm.of(raw);
            var values =
                    schema.put("type", form.isText() ? "string" : "integer").putArray("enum");
            form.written().forEach(values::add);
            form.aliases().forEach(values::add);
        } else if (raw == char[].class) {
            schema.put("type", "string");
        } else if (ValueTypes.FORMATS.containsKey(raw)) {
            schema.put("type", "string").put("format", ValueTypes.FORMATS.get(raw));
        } else if (raw == byte[].class) {
            schema.put("type", "string").put("contentEncoding", "base64").put("pattern", "^" + TextForm.BASE64 + "$");
        } else if (raw == Character.class || raw == char.class) {
            // A character beyond U+FFFF does not fit into a Java char.
            schema.put("type", "string").put("pattern", "^[\\u0000-\\uFFFF]$");
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
            integer(schema).put("minimum", Year.MIN_VALUE).put("maximum", Year.MAX_VALUE);
        } else {
            return false;
        }
        return true;
    }

    private static ObjectNode integer(ObjectNode schema) {
        return schema.put("type", "integer");
    }

    /** Returns the schema for the names of a map's entries; empty if any name can be a key. */
    static Optional<ObjectNode> names(@Nullable ResolvedType key) {
        var schema = JsonNodeFactory.instance.objectNode();
        if (key != null && ValueTypes.WHOLE_KEYS.contains(key.getErasedType())) {
            NumberText.of(key.getErasedType()).ifPresent(form -> form.describe(schema));
            return Optional.of(schema);
        }
        boolean described = key != null && describe(key.getErasedType(), schema);
        return described && schema.path("type").asString("").equals("string") ? Optional.of(schema) : Optional.empty();
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }
}
