package dev.stagedoor.protocol;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything that is wrong with JSON that makes no valid value: unlike binding, which stops at the first fault, it
 * takes the value apart along its type, and binds and validates each part alone.
 */
final class FaultFinder {

    private static final int MOST = 100;

    private final JsonMapper mapper;
    private final Members members;
    private final Validator validator;

    FaultFinder(JsonMapper mapper, Members members, Validator validator) {
        this.mapper = mapper;
        this.members = members;
        this.validator = validator;
    }

    /** The faults in the order of the type, the first {@value #MOST} of them; none if this finder sees none. */
    List<Fault> find(JsonNode node, JavaType type) {
        var faults = new ArrayList<Fault>();
        visit(node, type, "", faults);
        return faults.size() > MOST ? List.copyOf(faults.subList(0, MOST)) : faults;
    }

    private void visit(JsonNode node, JavaType type, String pointer, List<Fault> faults) {
        if (type.isReferenceType()) {
            if (!node.isNull()) {
                visit(node, type.getReferencedType(), pointer, faults);
            }
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            visitElements(node, type, pointer, faults);
        } else if (type.isMapLikeType()) {
            visitEntries(node, type, pointer, faults);
        } else if (SealedTypes.isHead(type.getRawClass())) {
            visitFamily(node, type, pointer, faults);
        } else if (type.getRawClass().isRecord()) {
            visitRecord(node, type, pointer, null, faults);
        } else {
            bind(node, type, pointer, faults);
        }
    }

    private void visitElements(JsonNode node, JavaType type, String pointer, List<Fault> faults) {
        if (!node.isArray()) {
            faults.add(new Fault(pointer, "must be a list"));
            return;
        }
        int index = 0;
        for (var element : node) {
            visit(element, type.getContentType(), Pointers.below(pointer, index++), faults);
        }
    }

    private void visitEntries(JsonNode node, JavaType type, String pointer, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, "must be an object"));
            return;
        }
        node.properties()
                .forEach(entry -> visit(
                        entry.getValue(), type.getContentType(), Pointers.below(pointer, entry.getKey()), faults));
    }

    private void visitFamily(JsonNode node, JavaType type, String pointer, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, "must be an object"));
            return;
        }
        var name = node.path(SealedTypes.DISCRIMINATOR).asString("");
        var member = SealedTypes.members(type.getRawClass())
                .filter(candidate -> SealedTypes.name(candidate).equals(name))
                .findFirst();
        if (member.isPresent()) {
            var memberType = mapper.getTypeFactory().constructSpecializedType(type, member.get());
            visitRecord(node, memberType, pointer, SealedTypes.DISCRIMINATOR, faults);
        } else {
            var known = SealedTypes.members(type.getRawClass())
                    .map(SealedTypes::name)
                    .toList();
            faults.add(new Fault(
                    Pointers.below(pointer, SealedTypes.DISCRIMINATOR), "must be one of " + String.join(", ", known)));
        }
    }

    private void visitRecord(
            JsonNode node, JavaType type, String pointer, @Nullable String discriminator, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, "must be an object"));
            return;
        }
        int before = faults.size();
        var known = members.of(type);
        for (var member : known) {
            visitMember(node.get(member.name()), type, member, Pointers.below(pointer, member.name()), faults);
        }
        for (var name : node.propertyNames()) {
            if (!name.equals(discriminator)
                    && known.stream().noneMatch(member -> member.name().equals(name))) {
                faults.add(new Fault(Pointers.below(pointer, name), "is not known here" + Nearest.hint(name, known)));
            }
        }
        if (faults.size() == before && discriminator == null) {
            bind(node, type, pointer, faults);
        }
    }

    private void visitMember(
            @Nullable JsonNode value, JavaType owner, Member member, String pointer, List<Fault> faults) {
        if (value == null || value.isNull()) {
            if (!member.nullable()) {
                faults.add(new Fault(pointer, value == null ? "is required" : "must not be null"));
            }
            return;
        }
        int before = faults.size();
        visit(value, member.type(), pointer, faults);
        if (faults.size() == before) {
            validate(value, owner, member, pointer, faults);
        }
    }

    private void validate(JsonNode value, JavaType owner, Member member, String pointer, List<Fault> faults) {
        Object bound = mapper.readerFor(member.type()).readValue(value);
        for (var violation : validator.validateValue(owner.getRawClass(), member.component(), bound)) {
            var path = Pointers.of(violation.getPropertyPath());
            var inside =
                    path.substring(Math.min(path.length(), member.component().length() + 1));
            faults.add(new Fault(pointer + inside, violation.getMessage()));
        }
    }

    private void bind(JsonNode node, JavaType type, String pointer, List<Fault> faults) {
        try {
            if (node.isNull()) {
                faults.add(new Fault(pointer, "must not be null"));
            } else {
                Object unused = mapper.readerFor(type).readValue(node);
            }
        } catch (JacksonException e) {
            faults.add(new Fault(pointer + Pointers.of(e.getPath()), reason(e, type)));
        }
    }

    /** Why a value could not be bound, in words that name no class. */
    static String reason(JacksonException cause, JavaType type) {
        if (cause instanceof ValueInstantiationException instantiation && instantiation.getCause() != null) {
            var said = instantiation.getCause().getMessage();
            return said == null ? "is refused" : said;
        }
        return Expectation.of(type);
    }
}
