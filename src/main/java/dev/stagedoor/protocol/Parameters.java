package dev.stagedoor.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts texts, as queries, forms and paths carry them, into a message's JSON. Numbers and truth values are read as such
 * where the member is one; a list takes all texts of its name; an object takes JSON.
 */
final class Parameters {

    /** The JSON with the texts, and what is wrong with them. */
    record Merged(JsonNode tree, List<Fault> faults) {}

    private final JsonMapper mapper;
    private final List<Member> members;

    Parameters(JsonMapper mapper, List<Member> members) {
        this.mapper = mapper;
        this.members = members;
    }

    Merged mergedInto(JsonNode body, Map<String, List<String>> texts) {
        if (!(body instanceof ObjectNode object)) {
            return new Merged(body, List.of(new Fault("", "must be an object")));
        }
        var merged = object.deepCopy();
        var faults = new ArrayList<Fault>();
        texts.forEach((name, values) -> {
            if (object.has(name)) {
                faults.add(new Fault(Pointers.below("", name), "is given in the body and as a parameter"));
            } else {
                merged.set(name, node(name, values, faults));
            }
        });
        return new Merged(merged, faults);
    }

    private JsonNode node(String name, List<String> values, List<Fault> faults) {
        var type = members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .map(Member::type)
                .map(declared -> declared.isReferenceType() ? declared.getReferencedType() : declared)
                .orElseGet(() -> mapper.constructType(String.class));
        if (type.isCollectionLikeType() || type.isArrayType()) {
            var array = mapper.createArrayNode();
            values.forEach(value -> array.add(node(type.getContentType(), value)));
            return array;
        }
        if (values.size() > 1) {
            faults.add(new Fault(Pointers.below("", name), "is given more than once"));
        }
        return node(type, values.getFirst());
    }

    private JsonNode node(JavaType type, String text) {
        if (isText(type)) {
            return mapper.getNodeFactory().stringNode(text);
        }
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            return mapper.getNodeFactory().stringNode(text);
        }
    }

    private static boolean isText(JavaType type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
        return !(Number.class.isAssignableFrom(raw)
                || raw == Boolean.class
                || raw.isRecord()
                || SealedTypes.isHead(raw)
                || type.isMapLikeType());
    }
}
