package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions of a document's schemas, and what can be said of them only once all are known. */
record Definitions(ObjectNode byName) {

    private static final String CLOSED = "additionalProperties";

    /** Says of each discriminated family which value of the discriminator leads to which of its schemas. */
    void mapDiscriminators() {
        byName.forEach(definition -> definition.path("oneOf").forEach(variant -> {
            if (definition.path("discriminator") instanceof ObjectNode discriminator) {
                var property = discriminator.path("propertyName").asString();
                var value = byName.path(name(variant)).at("/properties/" + property + "/const");
                discriminator
                        .withObject("/mapping")
                        .put(value.asString(), variant.path("$ref").asString());
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
        schema.findValues("$ref").forEach(reference -> {
            var name = name(reference.asString());
            if (reached.add(name)) {
                reach(byName.path(name), reached);
            }
        });
    }

    private static String name(JsonNode schema) {
        return name(schema.path("$ref").asString());
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
