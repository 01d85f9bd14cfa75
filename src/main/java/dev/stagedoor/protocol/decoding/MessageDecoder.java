package dev.stagedoor.protocol.decoding;

import dev.stagedoor.ask.Source;
import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.model.CallerForms;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Decoder;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import jakarta.validation.Validator;
import java.security.Principal;
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
 * Decodes the messages of one record. Valid input is bound and validated in one pass. Invalid input is searched again
 * for all its faults. Valid input is also searched if the message has constraints that no {@code @Valid} reaches, or
 * members with aliases.
 */
public final class MessageDecoder implements Decoder {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** Jackson parses numbers lazily, and throws {@code NumberFormatException} if an exponent is out of range. */
    private static final Fault EXPONENT_TOO_LARGE = new Fault("", "holds a number whose exponent is too large");

    /** A constructor of the author's may call itself for each level of the input. */
    private static final Fault TOO_DEEP = new Fault("", "is nested too deeply");

    private final JavaType type;
    private final JsonMapper mapper;
    private final ObjectReader reader;
    private final Validator validator;
    private final boolean constrained;
    private final boolean alwaysSearched;
    private final List<Member> members;
    private final Violations violations;
    private final FaultFinder faults;
    private final Parameters parameters;
    private final TextFaults textFaults;
    private final CallerSupply callerSupply;

    /**
     * Prepares the decoding of a message.
     *
     * @param callerForms the forms of callers, for messages that have their caller
     * @throws JacksonException if the annotations of the message contradict each other
     * @throws IllegalArgumentException if the annotations of the message contradict each other
     */
    public MessageDecoder(
            Class<?> message, JsonMapper mapper, Members members, Validator validator, CallerForms callerForms) {
        this.type = mapper.constructType(message);
        this.mapper = mapper;
        this.reader = mapper.readerFor(type);
        this.validator = validator;
        var constraints = new Constraints(mapper, members, validator);
        this.constrained = constraints.on(message);
        this.alwaysSearched = constraints.unreached(type) || members.aliased(type);
        this.members = members.of(type);
        this.violations = new Violations(mapper, members);
        var custom = new CustomMembers(mapper);
        this.faults = new FaultFinder(mapper, members, custom, new ValueFaults(mapper, custom, validator, violations));
        this.parameters = new Parameters(mapper, members, custom, type);
        this.textFaults = new TextFaults(mapper);
        this.callerSupply = CallerSupply.of(message, callerForms);
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public boolean suits(@Nullable Principal caller) {
        return callerSupply.suits(caller);
    }

    @Override
    public @Nullable String write(@Nullable Principal caller) {
        return callerSupply.write(caller);
    }

    @Override
    public Decoded decode(byte[] body, Map<String, List<String>> texts, @Nullable Principal caller) {
        try {
            var unreadable = textFaults.find(body);
            return unreadable.isEmpty()
                    ? decodeBody(callerSupply.reader(reader, caller), body, texts)
                    : new Decoded.Invalid(unreadable);
        } catch (NumberFormatException e) {
            return new Decoded.Invalid(List.of(EXPONENT_TOO_LARGE));
        } catch (StackOverflowError e) {
            return new Decoded.Invalid(List.of(TOO_DEEP));
        } catch (RuntimeException e) {
            return new Decoded.Failed(e);
        }
    }

    @Override
    public Object bind(Source source) {
        var supplied = callerSupply.reader(reader, callerSupply.read(source.caller()));
        return source.texts().isEmpty()
                ? supplied.readValue(orEmptyObject(source.json()))
                : supplied.readValue(parameters
                        .mergedInto(tree(source.json()), source.texts())
                        .tree());
    }

    private static byte[] orEmptyObject(byte[] body) {
        return body.length == 0 ? EMPTY_OBJECT : body;
    }

    private JsonNode tree(byte[] body) {
        return body.length == 0 ? mapper.createObjectNode() : mapper.readTree(body);
    }

    private Decoded decodeBody(ObjectReader supplied, byte[] body, Map<String, List<String>> texts) {
        try {
            return texts.isEmpty()
                    ? validated(supplied.readValue(orEmptyObject(body)), () -> tree(body))
                    : decodeMerged(supplied, tree(body), texts);
        } catch (JacksonException e) {
            return invalid(body, e);
        }
    }

    private Decoded decodeMerged(ObjectReader supplied, JsonNode body, Map<String, List<String>> texts) {
        var merged = parameters.mergedInto(body, texts);
        var decoded = decode(supplied, merged.tree());
        if (merged.faults().isEmpty()) {
            return decoded;
        }
        var others = decoded instanceof Decoded.Invalid(var faults) ? faults : List.<Fault>of();
        return new Decoded.Invalid(Stream.concat(merged.faults().stream(), others.stream())
                .distinct()
                .toList());
    }

    private Decoded decode(ObjectReader supplied, JsonNode tree) {
        try {
            return validated(supplied.readValue(tree), () -> tree);
        } catch (JacksonException e) {
            return invalid(tree, e);
        }
    }

    private Decoded validated(@Nullable Object message, Supplier<JsonNode> tree) {
        if (message == null) {
            return new Decoded.Invalid(List.of(new Fault("", "must be an object")));
        }
        if (!constrained && !alwaysSearched) {
            return new Decoded.Message(message);
        }
        var violated = validator.validate(message);
        if (violated.isEmpty() && !alwaysSearched) {
            return new Decoded.Message(message);
        }
        var broken = Stream.concat(
                        violations.faults(violated, type).stream(),
                        alwaysSearched ? faults.findInAll(tree.get(), type).stream() : Stream.empty())
                .distinct()
                .toList();
        return broken.isEmpty() ? new Decoded.Message(message) : new Decoded.Invalid(broken);
    }

    private Decoded invalid(byte[] body, JacksonException cause) {
        try {
            return invalid(tree(body), cause);
        } catch (JacksonException e) {
            return new Decoded.Invalid(List.of(SyntaxFault.of(e)));
        }
    }

    private Decoded invalid(JsonNode tree, JacksonException cause) {
        var found = faults.find(tree, type);
        if (!found.isEmpty()) {
            return new Decoded.Invalid(found);
        }
        return ValueFaults.fault(cause, type, "")
                .<Decoded>map(fault -> new Decoded.Invalid(List.of(fault)))
                .orElseGet(() -> failed(cause));
    }

    private static Decoded failed(JacksonException failure) {
        return switch (failure.getCause()) {
            case StackOverflowError overflow -> new Decoded.Invalid(List.of(TOO_DEEP));
            case null -> new Decoded.Failed(failure);
            case Throwable cause -> new Decoded.Failed(cause);
        };
    }
}
