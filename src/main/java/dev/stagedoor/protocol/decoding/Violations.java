package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.json.EnumForm;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Converts constraint violations to faults: violations name components of records, faults name members of JSON. */
final class Violations {

    private final JsonMapper mapper;
    private final Members members;

    Violations(JsonMapper mapper, Members members) {
        this.mapper = mapper;
        this.members = members;
    }

    /** Returns the faults of a record, in the order of its members. */
    List<Fault> faults(Collection<? extends ConstraintViolation<?>> violations, JavaType type) {
        var order = members.of(type).stream().map(Member::component).toList();
        return violations.stream()
                .sorted(Comparator.<ConstraintViolation<?>>comparingInt(
                                violation -> order.indexOf(first(violation.getPropertyPath())))
                        .thenComparing(violation -> violation.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(violation -> new Fault(pointer(violation.getPropertyPath(), type), violation.getMessage()))
                .toList();
    }

    private static @Nullable String first(Path path) {
        return path.iterator().next().getName();
    }

    /**
     * Converts the path of a violation to a pointer. If a property is not a component, such as a method with a
     * constraint, the pointer is that of the object that has it.
     */
    private String pointer(Path path, JavaType type) {
        var pointer = "";
        var owner = type;
        for (var node : path) {
            if (node.isInIterable() && (node.getIndex() != null || node.getKey() != null)) {
                pointer = Pointers.below(pointer, step(node));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                var name = node.getName();
                var member = owners(owner)
                        .flatMap(record -> members.of(record).stream())
                        .filter(candidate -> candidate.component().equals(name))
                        .findFirst();
                if (member.isEmpty()) {
                    return pointer;
                }
                pointer = Pointers.below(pointer, member.get().name());
                owner = member.get().type();
            }
        }
        return pointer;
    }

    private static Object step(Path.Node node) {
        if (node.getIndex() != null) {
            return node.getIndex();
        }
        return node.getKey() instanceof Enum<?> constant ? EnumForm.text(constant) : node.getKey();
    }

    /** Returns the record types that a value of the type may be or contain. */
    private Stream<JavaType> owners(JavaType type) {
        if (type.isContainerType() || type.isReferenceType()) {
            return owners(type.getContentType());
        }
        if (SealedTypes.isHead(type.getRawClass())) {
            return SealedTypes.members(type.getRawClass())
                    .map(member -> mapper.getTypeFactory().constructSpecializedType(type, member))
                    .filter(JavaType::isRecordType);
        }
        return Stream.of(type).filter(JavaType::isRecordType);
    }
}
