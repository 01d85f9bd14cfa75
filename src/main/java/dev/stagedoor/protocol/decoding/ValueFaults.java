package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Finds what is wrong with a single value by binding and validating it alone. */
final class ValueFaults {

    private final JsonMapper mapper;
    private final Validator validator;
    private final Violations violations;
    private final CustomMembers custom;

    ValueFaults(JsonMapper mapper, CustomMembers custom, Validator validator, Violations violations) {
        this.mapper = mapper;
        this.custom = custom;
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
            return fault(e, type, pointer);
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
        try {
            Object bound = mapper.readerFor(member.type()).readValue(value);
            return broken(bound, owner, member, pointer);
        } catch (JacksonException e) {
            return fault(e, member.type(), pointer).stream().toList();
        }
    }

    /** Returns the faults of a member that binds by its own annotations instead of its type. */
    List<Fault> custom(JsonNode value, JavaType owner, Member member, String pointer) {
        var context = mapper._deserializationContext();
        if (!(plain(context.findContextualValueDeserializer(owner, null))
                instanceof BeanDeserializerBase deserializer)) {
            return List.of();
        }
        try (var parser = mapper.treeAsTokens(value)) {
            parser.nextToken();
            Object bound = deserializer
                    .findProperty(PropertyName.construct(member.name()))
                    .deserialize(parser, context.assignParser(parser));
            return broken(bound, owner, member, pointer);
        } catch (JacksonException e) {
            return List.of(new Fault(pointer + Pointers.of(e.getPath()), custom.expectation(owner, member)));
        }
    }

    private static ValueDeserializer<?> plain(ValueDeserializer<?> deserializer) {
        return deserializer.getDelegatee() == null ? deserializer : plain(deserializer.getDelegatee());
    }

    private List<Fault> broken(@Nullable Object bound, JavaType owner, Member member, String pointer) {
        var broken = validator.validateValue(owner.getRawClass(), member.component(), bound);
        int own = Pointers.below("", member.name()).length();
        return violations.faults(broken, owner).stream()
                .map(fault -> new Fault(pointer + fault.pointer().substring(own), fault.detail()))
                .toList();
    }

    /** Returns why a value does not bind, without naming a class; empty if a constructor failed by a fault of its own. */
    static Optional<Fault> fault(JacksonException cause, JavaType type, String pointer) {
        var reason = cause instanceof ValueInstantiationException instantiation
                ? refusal(instantiation)
                : Expectation.of(type);
        return Optional.ofNullable(reason).map(detail -> new Fault(pointer + Pointers.of(cause.getPath()), detail));
    }

    /** Returns why a constructor refused the caller's values; null if it failed by a fault of its own. */
    private static @Nullable String refusal(ValueInstantiationException instantiation) {
        return switch (instantiation.getCause()) {
            case IllegalArgumentException refusal -> refusal.getMessage();
            case DateTimeException refusal -> refusal.getMessage();
            case null, default -> null;
        };
    }
}
