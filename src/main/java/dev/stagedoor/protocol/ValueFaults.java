package dev.stagedoor.protocol;

import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Finds what is wrong with a single value by binding and validating it alone. */
final class ValueFaults {

    private final JsonMapper mapper;
    private final Validator validator;
    private final Violations violations;

    ValueFaults(JsonMapper mapper, Validator validator, Violations violations) {
        this.mapper = mapper;
        this.validator = validator;
        this.violations = violations;
    }

    /** Returns why JSON does not bind to the type; empty if it does. */
    Optional<Fault> bound(JsonNode node, JavaType type, String pointer) {
        try {
            // Some JSON, such as an empty string, binds to null without an exception.
            return mapper.readerFor(type).readValue(node) == null
                    ? Optional.of(new Fault(pointer, Expectation.of(type)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(new Fault(pointer + Pointers.of(e.getPath()), reason(e, type)));
        }
    }

    /** Returns why the name of a map's entry does not bind to the key type; empty if it does. */
    Optional<Fault> name(String name, JavaType type, String pointer) {
        var keyed = mapper.getTypeFactory().constructMapType(HashMap.class, type, mapper.constructType(Object.class));
        try {
            Object unused =
                    mapper.readerFor(keyed).readValue(mapper.createObjectNode().put(name, ""));
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(new Fault(pointer, "is named wrongly: the name " + Expectation.of(type)));
        }
    }

    /** Returns which constraints of a member an otherwise valid value violates. */
    List<Fault> constrained(JsonNode value, JavaType owner, Member member, String pointer) {
        Object bound;
        try {
            bound = mapper.readerFor(member.type()).readValue(value);
        } catch (JacksonException e) {
            return List.of(new Fault(pointer + Pointers.of(e.getPath()), reason(e, member.type())));
        }
        var broken = validator.validateValue(owner.getRawClass(), member.component(), bound);
        int own = Pointers.below("", member.name()).length();
        return violations.faults(broken, owner).stream()
                .map(fault -> new Fault(pointer + fault.pointer().substring(own), fault.detail()))
                .toList();
    }

    /** Returns why a value does not bind, without naming a class. */
    static String reason(JacksonException cause, JavaType type) {
        if (cause instanceof ValueInstantiationException instantiation) {
            // Constructors throw IllegalArgumentException for the caller; the messages of others stay internal.
            return instantiation.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null
                    ? refusal.getMessage()
                    : "is refused";
        }
        return Expectation.of(type);
    }
}
