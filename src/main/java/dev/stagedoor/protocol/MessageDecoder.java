package dev.stagedoor.protocol;

import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes messages of one record. Good input is bound and validated in one pass; bad input is looked at again, to find
 * everything that is wrong with it, and so is what binding does not see: constraints that no {@code @Valid} leads to, and
 * members that go by several names.
 */
final class MessageDecoder {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** Jackson reads a number lazily and, if its exponent is beyond that of any number, fails in none of its own ways. */
    private static final Fault BEYOND_NUMBERS = new Fault("", "holds a number whose exponent is too large");

    private final JavaType type;
    private final JsonMapper mapper;
    private final ObjectReader reader;
    private final Validator validator;
    private final boolean constrained;
    private final boolean unchecked;
    private final List<Member> members;
    private final Violations violations;
    private final FaultFinder faults;
    private final Parameters parameters;
    private final TextFaults textFaults;

    MessageDecoder(Class<?> message, JsonMapper mapper, Members members, Constraints constraints, Validator validator) {
        this.type = mapper.constructType(message);
        this.mapper = mapper;
        this.reader = mapper.readerFor(type);
        this.validator = validator;
        this.constrained = constraints.on(message);
        this.unchecked = constraints.unreached(type) || members.aliased(type);
        this.members = members.of(type);
        this.violations = new Violations(mapper, members);
        this.faults = new FaultFinder(mapper, members, new ValueFaults(mapper, validator, violations));
        this.parameters = new Parameters(mapper, members, type);
        this.textFaults = new TextFaults(mapper);
    }

    List<Member> members() {
        return members;
    }

    Decoded decode(byte[] body, Map<String, List<String>> texts) {
        var unreadable = textFaults.find(body);
        if (!unreadable.isEmpty()) {
            return new Decoded.Invalid(unreadable);
        }
        try {
            return decodeNumbers(body, texts);
        } catch (NumberFormatException e) {
            return new Decoded.Invalid(List.of(BEYOND_NUMBERS));
        }
    }

    /**
     * Makes a message once more of what it was made of before, without asking again whether it is valid.
     *
     * @throws JacksonException if it cannot be made
     */
    Object bind(byte[] body, Map<String, List<String>> texts) {
        var json = body.length == 0 ? EMPTY_OBJECT : body;
        return texts.isEmpty()
                ? reader.readValue(json)
                : reader.readValue(
                        parameters.mergedInto(mapper.readTree(json), texts).tree());
    }

    private Decoded decodeNumbers(byte[] body, Map<String, List<String>> texts) {
        var json = body.length == 0 ? EMPTY_OBJECT : body;
        try {
            return texts.isEmpty()
                    ? validated(reader.readValue(json), () -> mapper.readTree(json))
                    : decodeMerged(mapper.readTree(json), texts);
        } catch (JacksonException e) {
            return invalid(json, e);
        }
    }

    private Decoded decodeMerged(JsonNode body, Map<String, List<String>> texts) {
        var merged = parameters.mergedInto(body, texts);
        var decoded = decode(merged.tree());
        if (merged.faults().isEmpty()) {
            return decoded;
        }
        var others = decoded instanceof Decoded.Invalid(var faults) ? faults : List.<Fault>of();
        return new Decoded.Invalid(Stream.concat(merged.faults().stream(), others.stream())
                .distinct()
                .toList());
    }

    private Decoded decode(JsonNode tree) {
        try {
            return validated(reader.readValue(tree), () -> tree);
        } catch (JacksonException e) {
            return invalid(tree, e);
        }
    }

    private Decoded validated(@Nullable Object message, Supplier<JsonNode> tree) {
        if (message == null) {
            return new Decoded.Invalid(List.of(new Fault("", "must be an object")));
        }
        if (!constrained && !unchecked) {
            return new Decoded.Message(message);
        }
        var broken = Stream.concat(
                        violations.faults(validator.validate(message), type).stream(),
                        unchecked ? faults.findInAll(tree.get(), type).stream() : Stream.empty())
                .distinct()
                .toList();
        return broken.isEmpty() ? new Decoded.Message(message) : new Decoded.Invalid(broken);
    }

    private Decoded invalid(byte[] json, JacksonException cause) {
        try {
            return invalid(mapper.readTree(json), cause);
        } catch (JacksonException e) {
            return new Decoded.Invalid(List.of(SyntaxFault.of(e)));
        }
    }

    private Decoded invalid(JsonNode tree, JacksonException cause) {
        var found = faults.find(tree, type);
        return new Decoded.Invalid(
                found.isEmpty()
                        ? List.of(new Fault(Pointers.of(cause.getPath()), ValueFaults.reason(cause, type)))
                        : found);
    }
}
