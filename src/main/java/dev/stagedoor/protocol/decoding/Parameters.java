package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.json.EnumForm;
import dev.stagedoor.protocol.json.ValueTypes;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the parameters of queries, forms and paths to the JSON of a message. The text of a number, a boolean or an
 * object is parsed as JSON. A list takes all texts of its name.
 */
final class Parameters {

    /** Every number of so many digits is an {@code int}. */
    private static final int MAX_DIGITS = 9;

    /** The JSON with the parameters, and the faults of the parameters. */
    record Merged(JsonNode tree, List<Fault> faults) {}

    private final JsonMapper mapper;
    private final Members members;
    private final CustomMembers custom;
    private final JavaType message;

    Parameters(JsonMapper mapper, Members members, CustomMembers custom, JavaType message) {
        this.mapper = mapper;
        this.members = members;
        this.custom = custom;
        this.message = message;
    }

    /** Adds the texts to the body, which it modifies. Returns a body that is not an object unchanged. */
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
        var member = member(name);
        if (member == null) {
            return text(values.getFirst());
        }
        var type = content(member.type());
        if ((type.isCollectionLikeType() || type.isArrayType()) && !ValueTypes.isTextArray(type)) {
            var array = mapper.createArrayNode();
            values.forEach(value -> array.add(node(content(type.getContentType()), value)));
            return array;
        }
        if (values.size() > 1) {
            faults.add(new Fault(Pointers.below("", name), "is given more than once"));
        }
        var value = values.getFirst();
        // A form also sends the fields that were left empty.
        if (value.isEmpty() && member.nullable() && !isText(type)) {
            return mapper.getNodeFactory().nullNode();
        }
        return custom.contain(message, member) ? text(value) : node(type, value);
    }

    private @Nullable Member member(String name) {
        for (var candidate : members.of(message)) {
            if (candidate.hasName(name)) {
                return candidate;
            }
        }
        return null;
    }

    private JsonNode node(JavaType type, String text) {
        if (text.isBlank() || isText(type)) {
            return text(text);
        }
        return isDigits(text) ? mapper.getNodeFactory().numberNode(Integer.parseInt(text)) : parsed(text);
    }

    /** Returns whether the text is a number that needs no parser: most parameters are. */
    private static boolean isDigits(String text) {
        if (text.length() > MAX_DIGITS || (text.charAt(0) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private JsonNode parsed(String text) {
        try {
            var json = mapper.readTree(text);
            // A parameter without a value is absent or empty, never null.
            return json.isNull() ? text(text) : json;
        } catch (JacksonException | NumberFormatException e) {
            // Jackson throws NumberFormatException if an exponent is out of range.
            return text(text);
        }
    }

    private JsonNode text(String text) {
        return mapper.getNodeFactory().stringNode(text);
    }

    /** Returns the type of the JSON value: the content of an optional, or the single value of a record that has one. */
    private JavaType content(JavaType type) {
        if (type.isReferenceType()) {
            return content(type.getReferencedType());
        }
        return type.isRecordType() ? members.delegate(type).map(this::content).orElse(type) : type;
    }

    private static boolean isText(JavaType type) {
        var raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
        return ValueTypes.isTextArray(type)
                || !(Number.class.isAssignableFrom(raw)
                        || raw == Boolean.class
                        || raw == Year.class
                        || (raw.isEnum() && !EnumForm.of(raw).isText())
                        || raw.isRecord()
                        || SealedTypes.isHead(raw)
                        || type.isContainerType());
    }
}
