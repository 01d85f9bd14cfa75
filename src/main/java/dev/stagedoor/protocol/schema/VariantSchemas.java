package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.stagedoor.protocol.introspection.SealedTypes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Describes sealed families as one of their classes, each with its discriminator, and refusals as problems. */
final class VariantSchemas implements CustomDefinitionProviderV2 {

    /** Stands for a {@code T} with a discriminator. */
    interface Variant<T> {}

    /** Stands for a {@code T} that is sent as a problem. */
    interface Refusal<T> {}

    private final Set<ResolvedType> inProgress = new HashSet<>();

    /**
     * Describes sealed families, variants and refusals; returns null for other types. A recursive type occurs again
     * while its description is in progress and it has no name yet. The inner reference is then a mark, which the
     * definition also has.
     */
    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        if (raw != Variant.class && raw != Refusal.class && !SealedTypes.isHead(raw)) {
            return null;
        }
        if (!inProgress.add(type)) {
            var reference = context.getGeneratorConfig().createObjectNode().put("$ref", Definitions.mark(type));
            return new CustomDefinition(
                    reference, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        }
        var schema = describe(raw, type, context).put(Definitions.MARK, Definitions.mark(type));
        inProgress.remove(type);
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.ALWAYS_REF, CustomDefinition.AttributeInclusion.NO);
    }

    private ObjectNode describe(Class<?> raw, ResolvedType type, SchemaGenerationContext context) {
        if (raw == Variant.class) {
            return variant(type.getTypeParameters().getFirst(), context);
        }
        return raw == Refusal.class ? refusal(type.getTypeParameters().getFirst(), context) : family(type, context);
    }

    private static ObjectNode family(ResolvedType head, SchemaGenerationContext context) {
        var schema = context.getGeneratorConfig().createObjectNode();
        var oneOf = schema.putArray("oneOf");
        SealedTypes.members(head.getErasedType())
                .map(member -> context.getTypeContext().resolveSubtype(head, member))
                .map(member -> context.getTypeContext().resolve(Variant.class, member))
                .forEach(variant -> oneOf.add(context.createDefinitionReference(variant)));
        schema.putObject("discriminator").put("propertyName", SealedTypes.DISCRIMINATOR);
        return schema;
    }

    private ObjectNode variant(ResolvedType type, SchemaGenerationContext context) {
        var schema = context.createStandardDefinition(type, this);
        constant(
                schema, SealedTypes.DISCRIMINATOR, SealedTypes.name(type.getErasedType()), "The name of this variant.");
        return schema;
    }

    private ObjectNode refusal(ResolvedType type, SchemaGenerationContext context) {
        var schema = variant(type, context);
        var status = AnnotatedElementUtils.findMergedAnnotation(type.getErasedType(), ResponseStatus.class);
        text(schema, "title", "A short summary of the refusal.");
        text(schema, "detail", "What was refused, and why.");
        int code = status == null ? 500 : status.code().value();
        required(schema, "status")
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", code)
                .put("maximum", code)
                .put("description", "The HTTP status it came with.");
        constant(schema, "executed", "yes", "Always yes: the actor handled the message.");
        required(schema, "retryable")
                .put("type", "boolean")
                .put("description", "Always false: repeating the same request is not useful.");
        return schema;
    }

    /** Adds a string member that every problem has, unless the record has a component of that name. */
    private static void text(ObjectNode schema, String name, String description) {
        if (!schema.path("properties").has(name)) {
            required(schema, name).put("type", "string").put("description", description);
        }
    }

    private static void constant(ObjectNode schema, String name, String value, String description) {
        required(schema, name).put("type", "string").put("const", value).put("description", description);
    }

    private static ObjectNode required(ObjectNode schema, String name) {
        schema.withArray("/required").add(name);
        return schema.withObject("/properties").putObject(name);
    }
}
