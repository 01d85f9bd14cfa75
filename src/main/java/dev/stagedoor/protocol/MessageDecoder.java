package dev.stagedoor.protocol;

import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes messages of one record. Good input is bound and validated in one pass; only bad input is looked at again, to
 * find everything that is wrong with it.
 */
final class MessageDecoder {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final JavaType type;
    private final JsonMapper mapper;
    private final ObjectReader reader;
    private final Validator validator;
    private final boolean constrained;
    private final List<Member> members;
    private final FaultFinder faults;
    private final Parameters parameters;

    MessageDecoder(Class<?> message, JsonMapper mapper, Members members, Validator validator) {
        this.type = mapper.constructType(message);
        this.mapper = mapper;
        this.reader = mapper.readerFor(type);
        this.validator = validator;
        this.constrained = validator.getConstraintsForClass(message).isBeanConstrained();
        this.members = members.of(type);
        this.faults = new FaultFinder(mapper, members, validator);
        this.parameters = new Parameters(mapper, this.members);
    }

    List<Member> members() {
        return members;
    }

    Decoded decode(byte[] body, Map<String, List<String>> texts) {
        var json = body.length == 0 ? EMPTY_OBJECT : body;
        return texts.isEmpty() ? decode(json) : decodeMerged(json, texts);
    }

    private Decoded decode(byte[] json) {
        try {
            return validated(reader.readValue(json), json);
        } catch (JacksonException e) {
            return invalid(json, e);
        }
    }

    private Decoded decodeMerged(byte[] json, Map<String, List<String>> texts) {
        JsonNode tree;
        try {
            tree = mapper.readTree(json);
        } catch (JacksonException e) {
            return new Decoded.Invalid(List.of(SyntaxFault.of(e)));
        }
        var merged = parameters.mergedInto(tree, texts);
        if (!merged.faults().isEmpty()) {
            return new Decoded.Invalid(merged.faults());
        }
        return decode(mapper.writeValueAsBytes(merged.tree()));
    }

    private Decoded validated(Object message, byte[] json) {
        if (message == null) {
            return new Decoded.Invalid(List.of(new Fault("", "must be an object")));
        }
        if (!constrained) {
            return new Decoded.Message(message);
        }
        var violations = validator.validate(message);
        if (violations.isEmpty()) {
            return new Decoded.Message(message);
        }
        var found = faults.find(mapper.readTree(json), type);
        return new Decoded.Invalid(
                found.isEmpty()
                        ? violations.stream()
                                .map(violation ->
                                        new Fault(Pointers.of(violation.getPropertyPath()), violation.getMessage()))
                                .toList()
                        : found);
    }

    private Decoded invalid(byte[] json, JacksonException cause) {
        JsonNode tree;
        try {
            tree = mapper.readTree(json);
        } catch (JacksonException e) {
            return new Decoded.Invalid(List.of(SyntaxFault.of(e)));
        }
        var found = faults.find(tree, type);
        return new Decoded.Invalid(
                found.isEmpty()
                        ? List.of(new Fault(Pointers.of(cause.getPath()), FaultFinder.reason(cause, type)))
                        : found);
    }
}
