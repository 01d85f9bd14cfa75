package dev.stagedoor.protocol;

import com.fasterxml.classmate.TypeResolver;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import java.lang.reflect.Type;
import java.util.stream.IntStream;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects JSON Schemas (2020-12) for one document, in which types that occur more than once are defined once. What it
 * returns is complete once {@link #definitions()} was called. Not for use by several threads.
 */
public final class Schemas {

    private final TypeResolver types = new TypeResolver();
    private final String path;
    private final SchemaBuilder builder;

    /**
     * Starts a document.
     *
     * @param path where the document keeps its definitions, such as {@code $defs}
     */
    public Schemas(String path) {
        this.path = path;
        this.builder = new SchemaGenerator(SchemaConfiguration.create()).buildMultipleSchemaDefinitions();
    }

    /** The schema of an operation's message as a JSON object. */
    public ObjectNode message(Operation operation) {
        return builder.createSchemaReference(operation.message());
    }

    /** The schema of one variant of a reply: with its discriminator, if it has one, and as a problem if it refuses. */
    public ObjectNode variant(Reply reply, Reply.Variant variant) {
        var type = types.resolveSubtype(types.resolve(reflected(reply.type())), variant.type());
        if (variant.refusal()) {
            return builder.createSchemaReference(VariantSchemas.Refusal.class, type);
        }
        return SealedTypes.isHead(reply.type().getRawClass())
                ? builder.createSchemaReference(VariantSchemas.Variant.class, type)
                : builder.createSchemaReference(type);
    }

    /** Completes the schemas and returns the definitions they refer to. To be called once, at the end. */
    public ObjectNode definitions() {
        return builder.collectDefinitions(path);
    }

    private static Type reflected(JavaType type) {
        return resolvable(type).getType();
    }

    private static ResolvableType resolvable(JavaType type) {
        var raw = type.getRawClass();
        if (raw.getTypeParameters().length != type.containedTypeCount() || type.containedTypeCount() == 0) {
            return ResolvableType.forClass(raw);
        }
        return ResolvableType.forClassWithGenerics(
                raw,
                IntStream.range(0, type.containedTypeCount())
                        .mapToObj(index -> resolvable(type.containedType(index)))
                        .toArray(ResolvableType[]::new));
    }
}
