package dev.stagedoor.protocol;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Describes sealed families: one of their members, each with its discriminator, and refusals as problems. */
final class VariantSchemas implements CustomDefinitionProviderV2 {

    /** Stands for a {@code T} that says by a discriminator that it is one. */
    interface Variant<T> {}

    /** Stands for a {@code T} that is told as a problem. */
    interface Refusal<T> {}

    private final Set<ResolvedType> underWay = new HashSet<>();

    /**
     * Describes the type, unless it is none of these. A type that holds itself is met again while it is described, before it
     * has a name to refer to: then the reference is a mark, which the definition has as well.
     */
    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        if (raw != Variant.class && raw != Refusal.class && !SealedTypes.isHead(raw)) {
            return null;
        }
        if (!underWay.add(type)) {
            var reference = context.getGeneratorConfig().createObjectNode().put("$ref", Definitions.mark(type));
            return new CustomDefinition(
                    reference, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        }
        var schema = describe(raw, type, context).put(Definitions.MARK, Definitions.mark(type));
        underWay.remove(type);
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
        constant(schema, SealedTypes.DISCRIMINATOR, SealedTypes.name(type.getErasedType()), "Which it is.");
        return schema;
    }

    private ObjectNode refusal(ResolvedType type, SchemaGenerationContext context) {
        var schema = variant(type, context);
        var status = AnnotatedElementUtils.findMergedAnnotation(type.getErasedType(), ResponseStatus.class);
        text(schema, "title", "The refusal in few words.");
        text(schema, "detail", "What was refused, and why.");
        int code = status == null ? 500 : status.code().value();
        required(schema, "status")
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", code)
                .put("maximum", code)
                .put("description", "The HTTP status it came with.");
        constant(schema, "executed", "yes", "That the actor handled the message.");
        required(schema, "retryable")
                .put("type", "boolean")
                .put("description", "That the same request is not worth sending again as it is.");
        return schema;
    }

    /** Adds a member that every problem has, unless the record has one of that name. */
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
