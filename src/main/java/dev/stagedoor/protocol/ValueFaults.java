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

/** Says what is wrong with a single value, by binding and validating it alone. */
final class ValueFaults {

    private final JsonMapper mapper;
    private final Validator validator;
    private final Violations violations;

    ValueFaults(JsonMapper mapper, Validator validator, Violations violations) {
        this.mapper = mapper;
        this.validator = validator;
        this.violations = violations;
    }

    /** What keeps JSON from making a value of the type. */
    Optional<Fault> bound(JsonNode node, JavaType type, String pointer) {
        try {
            // What binds to nothing, such as an empty text, is no value.
            return mapper.readerFor(type).readValue(node) == null
                    ? Optional.of(new Fault(pointer, Expectation.of(type)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(new Fault(pointer + Pointers.of(e.getPath()), reason(e, type)));
        }
    }

    /** What keeps the name of an entry from making a key of the type. */
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

    /** Which constraints on a member are broken by a value in which nothing else is wrong. */
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

    /** Why a value could not be bound, in words that name no class. */
    static String reason(JacksonException cause, JavaType type) {
        if (cause instanceof ValueInstantiationException instantiation) {
            // Only what a constructor says on purpose is meant for the caller.
            return instantiation.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null
                    ? refusal.getMessage()
                    : "is refused";
        }
        return Expectation.of(type);
    }
}
