package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.model.Member;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Finds the constraints (Jakarta Validation) of message records. */
final class Constraints {

    private final JsonMapper mapper;
    private final Members members;
    private final Validator validator;

    Constraints(JsonMapper mapper, Members members, Validator validator) {
        this.mapper = mapper;
        this.members = members;
        this.validator = validator;
    }

    /** Returns whether the validator checks anything in a message. */
    boolean on(Class<?> message) {
        return validator.getConstraintsForClass(message).isBeanConstrained();
    }

    /**
     * Returns whether the message contains a record with constraints that no {@code @Valid} reaches. Schemas describe
     * these constraints, too.
     */
    boolean unreached(JavaType message) {
        return unreached(message, new HashSet<>());
    }

    private boolean unreached(JavaType type, Set<JavaType> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type.isContainerType() || type.isReferenceType()) {
            return unreached(type.getContentType(), seen);
        }
        if (SealedTypes.isHead(type.getRawClass())) {
            return SealedTypes.members(type.getRawClass())
                    .map(member -> mapper.getTypeFactory().constructSpecializedType(type, member))
                    .anyMatch(member -> unreached(member, seen));
        }
        return type.isRecordType()
                && members.of(type).stream()
                        .anyMatch(member -> (constrained(member.type()) && !cascades(type.getRawClass(), member))
                                || unreached(member.type(), seen));
    }

    private boolean constrained(JavaType type) {
        if (type.isContainerType() || type.isReferenceType()) {
            return constrained(type.getContentType());
        }
        return SealedTypes.isHead(type.getRawClass())
                ? SealedTypes.members(type.getRawClass()).anyMatch(this::on)
                : type.isRecordType() && on(type.getRawClass());
    }

    private static boolean cascades(Class<?> owner, Member member) {
        return Arrays.stream(owner.getRecordComponents())
                .filter(component -> component.getName().equals(member.component()))
                .map(RecordComponent::getAnnotatedType)
                .anyMatch(Constraints::valid);
    }

    private static boolean valid(AnnotatedType type) {
        return type.isAnnotationPresent(Valid.class)
                || switch (type) {
                    case AnnotatedParameterizedType parameterized ->
                        Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                                .anyMatch(Constraints::valid);
                    case AnnotatedArrayType array -> valid(array.getAnnotatedGenericComponentType());
                    default -> false;
                };
    }
}
