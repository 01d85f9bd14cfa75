package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.TypeResolver;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Reply;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects the JSON Schemas (2020-12) of one document. A type that occurs more than once is defined once. The returned
 * schemas are complete after {@link #definitions()} was called. Not thread-safe.
 *
 * <p>Schemas of messages are closed: a member that is not in the schema is refused. Schemas of replies are open, so
 * that a reply can get another member without breaking clients.
 */
public final class Schemas {

    private final TypeResolver types = new TypeResolver();
    private final String path;
    private final SchemaBuilder builder;
    private final SchemaNames names;
    private final Map<String, ObjectNode> parts = new LinkedHashMap<>();
    private final List<ObjectNode> messages = new ArrayList<>();
    private final List<ObjectNode> replies = new ArrayList<>();

    /**
     * Starts a document that has no definitions of its own.
     *
     * @param path where the document keeps its definitions, such as {@code $defs}
     */
    public Schemas(String path) {
        this(path, Set.of());
    }

    /**
     * Starts a document.
     *
     * @param path where the document keeps its definitions, such as {@code $defs}
     * @param reserved names of the document's own definitions
     */
    public Schemas(String path, Set<String> reserved) {
        this.path = path;
        this.names = new SchemaNames(reserved);
        this.builder = new SchemaGenerator(SchemaConfiguration.create(names)).buildMultipleSchemaDefinitions();
    }

    /** Returns the schema of an operation's message as a JSON object. */
    public ObjectNode message(Operation operation) {
        return collected(messages, builder.createSchemaReference(operation.message()));
    }

    /**
     * Returns the schema of some variants of a reply, with their discriminator if they have one. Either all of them
     * must be refusals, which are described as problems, or none.
     */
    public ObjectNode variants(Reply reply, List<Reply.Variant> variants) {
        return collected(replies, variantsSchema(reply, variants));
    }

    private ObjectNode variantsSchema(Reply reply, List<Reply.Variant> variants) {
        if (variants.size() == 1) {
            return variantSchema(reply, variants.getFirst());
        }
        if (variants.size() == reply.variants().size() && !variants.getFirst().refusal()) {
            return builder.createSchemaReference(reflected(reply.type()));
        }
        var name = names.of(types.resolve(reflected(reply.type())), variants);
        parts.computeIfAbsent(name, key -> oneOf(reply, variants));
        return JsonMapper.shared().createObjectNode().put("$ref", "#/" + path + "/" + name);
    }

    private ObjectNode oneOf(Reply reply, List<Reply.Variant> variants) {
        var schema = JsonMapper.shared().createObjectNode();
        var oneOf = schema.putArray("oneOf");
        variants.forEach(variant -> oneOf.add(variantSchema(reply, variant)));
        schema.putObject("discriminator").put("propertyName", SealedTypes.DISCRIMINATOR);
        return schema;
    }

    private ObjectNode variantSchema(Reply reply, Reply.Variant variant) {
        if (reply.type().hasRawClass(Optional.class)) {
            return optional(reply.type().getContentType());
        }
        var type = types.resolveSubtype(types.resolve(reflected(reply.type())), variant.type());
        if (variant.refusal()) {
            return builder.createSchemaReference(VariantSchemas.Refusal.class, type);
        }
        return SealedTypes.isHead(reply.type().getRawClass())
                ? builder.createSchemaReference(VariantSchemas.Variant.class, type)
                : builder.createSchemaReference(type);
    }

    private ObjectNode optional(JavaType content) {
        var schema = JsonMapper.shared().createObjectNode();
        schema.putArray("anyOf")
                .add(builder.createSchemaReference(reflected(content)))
                .addObject()
                .put("type", "null");
        return schema;
    }

    /** Completes the schemas and returns the definitions that they refer to. Must be called once, at the end. */
    public ObjectNode definitions() {
        var definitions = new Definitions(builder.collectDefinitions(path));
        definitions.byName().setAll(parts);
        definitions.resolveMarks(path);
        definitions.mapDiscriminators();
        definitions.open(replies, messages);
        return definitions.byName();
    }

    private static ObjectNode collected(List<ObjectNode> schemas, ObjectNode schema) {
        schemas.add(schema);
        return schema;
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
