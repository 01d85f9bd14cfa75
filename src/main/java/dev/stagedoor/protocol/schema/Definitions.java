package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.ResolvedType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of a document's schemas, with the steps that complete them once all are known. */
record Definitions(ObjectNode byName) {

    /** Keyword of a definition that holds its mark, the placeholder that refers to it. */
    static final String MARK = "$comment";

    private static final String CLOSED = "additionalProperties";
    private static final String REFERENCE = "$ref";

    /** Returns the mark that refers to the definition of a type while the definition has no name. */
    static String mark(ResolvedType type) {
        return "type:" + type.getFullDescription();
    }

    /** Replaces the marks of definitions by their names. */
    void resolveMarks(String path) {
        var names = new HashMap<String, String>();
        byName.properties().stream()
                .filter(definition -> definition.getValue().has(MARK))
                .forEach(definition -> names.put(
                        ((ObjectNode) definition.getValue()).remove(MARK).asString(),
                        "#/" + path + "/" + definition.getKey()));
        replace(byName, names);
    }

    private static void replace(JsonNode schema, Map<String, String> names) {
        var name = names.get(schema.path(REFERENCE).asString(""));
        if (name != null && schema instanceof ObjectNode object) {
            object.put(REFERENCE, name);
        }
        schema.forEach(below -> replace(below, names));
    }

    /** Adds to each discriminator the mapping from its values to schemas. */
    void mapDiscriminators() {
        byName.forEach(definition -> definition.path("oneOf").forEach(variant -> {
            if (definition.path("discriminator") instanceof ObjectNode discriminator) {
                var property = discriminator.path("propertyName").asString();
                var value = byName.path(name(variant)).at("/properties/" + property + "/const");
                discriminator
                        .withObject("/mapping")
                        .put(value.asString(), variant.path(REFERENCE).asString());
            }
        }));
    }

    /** Allows additional members in replies, and in the definitions that only replies refer to. */
    void open(Collection<ObjectNode> replies, Collection<ObjectNode> messages) {
        var closed = reachable(messages);
        replies.forEach(Definitions::open);
        reachable(replies).stream().filter(name -> !closed.contains(name)).forEach(name -> open(byName.path(name)));
    }

    private static void open(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path(CLOSED).isBoolean()) {
            object.remove(CLOSED);
        }
        schema.forEach(Definitions::open);
    }

    private Set<String> reachable(Collection<ObjectNode> schemas) {
        var reached = new HashSet<String>();
        schemas.forEach(schema -> reach(schema, reached));
        return reached;
    }

    private void reach(JsonNode schema, Set<String> reached) {
        schema.findValues(REFERENCE).forEach(reference -> {
            var name = name(reference.asString());
            if (reached.add(name)) {
                reach(byName.path(name), reached);
            }
        });
    }

    private static String name(JsonNode schema) {
        return name(schema.path(REFERENCE).asString());
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
