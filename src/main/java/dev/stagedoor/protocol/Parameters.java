package dev.stagedoor.protocol;

import java.time.Year;
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
    private final Members members;
    private final JavaType message;

    Parameters(JsonMapper mapper, Members members, JavaType message) {
        this.mapper = mapper;
        this.members = members;
        this.message = message;
    }

    /** What is no object is given back as it is: nothing can be put into it. */
    Merged mergedInto(JsonNode body, Map<String, List<String>> texts) {
        if (!(body instanceof ObjectNode object)) {
            return new Merged(body, List.of());
        }
        var faults = new ArrayList<Fault>();
        texts.forEach((name, values) -> {
            if (object.has(name)) {
                faults.add(new Fault(Pointers.below("", name), "is given in the body and as a parameter"));
            } else if (!values.isEmpty()) {
                object.set(name, node(name, values, faults));
            }
        });
        return new Merged(object, faults);
    }

    private JsonNode node(String name, List<String> values, List<Fault> faults) {
        var member = members.of(message).stream()
                .filter(candidate -> candidate.goesBy(name))
                .findFirst();
        if (member.isEmpty()) {
            return text(values.getFirst());
        }
        var type = content(member.get().type());
        if ((type.isCollectionLikeType() || type.isArrayType()) && !StrictValues.isText(type)) {
            var array = mapper.createArrayNode();
            values.forEach(value -> array.add(node(content(type.getContentType()), value)));
            return array;
        }
        if (values.size() > 1) {
            faults.add(new Fault(Pointers.below("", name), "is given more than once"));
        }
        var value = values.getFirst();
        // A form sends every field, also those that were left empty.
        return value.isEmpty() && member.get().nullable() && !isText(type)
                ? mapper.getNodeFactory().nullNode()
                : node(type, value);
    }

    private JsonNode node(JavaType type, String text) {
        if (text.isBlank() || isText(type)) {
            return text(text);
        }
        try {
            var json = mapper.readTree(text);
            // what is not there is left out, or left empty
            return json.isNull() ? text(text) : json;
        } catch (JacksonException | NumberFormatException e) {
            // as are numbers whose exponents are beyond those of any number
            return text(text);
        }
    }

    private JsonNode text(String text) {
        return mapper.getNodeFactory().stringNode(text);
    }

    /** What the texts make: of an optional its value, of a record that is made of a single value that one. */
    private JavaType content(JavaType type) {
        if (type.isReferenceType()) {
            return content(type.getReferencedType());
        }
        return type.isRecordType() ? members.delegate(type).map(this::content).orElse(type) : type;
    }

    private static boolean isText(JavaType type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
        return StrictValues.isText(type)
                || !(Number.class.isAssignableFrom(raw)
                        || raw == Boolean.class
                        || raw == Year.class
                        || raw.isRecord()
                        || SealedTypes.isHead(raw)
                        || type.isContainerType());
    }
}
