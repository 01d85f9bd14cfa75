package dev.stagedoor.protocol;

import com.fasterxml.classmate.ResolvedType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions of a document's schemas, and what can be said of them only once all are known. */
record Definitions(ObjectNode byName) {

    /** The keyword of a definition that says which mark refers to it. */
    static final String MARK = "$comment";

    private static final String CLOSED = "additionalProperties";
    private static final String REFERENCE = "$ref";

    /** What refers to the definition of a type as long as it has no name. */
    static String mark(ResolvedType type) {
        return "type:" + type.getFullDescription();
    }

    /** Puts the names of definitions in the place of their marks. */
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

    /** Says of each discriminated family which value of the discriminator leads to which of its schemas. */
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

    /** Lets objects that only the former refer to have members that their schemas do not name. */
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
