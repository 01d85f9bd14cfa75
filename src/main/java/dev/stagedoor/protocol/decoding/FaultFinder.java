package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.introspection.KotlinTypes;
import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.json.ValueTypes;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import dev.stagedoor.protocol.model.Nearest;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds all faults of a JSON value. Binding stops at the first fault; this finder follows the type into the parts of
 * the value, and binds and validates each part alone.
 */
final class FaultFinder {

    private static final int MAX_FAULTS = 100;
    private static final int MAX_PARTS = 10_000;

    private final JsonMapper mapper;
    private final Members members;
    private final CustomMembers custom;
    private final ValueFaults values;

    FaultFinder(JsonMapper mapper, Members members, CustomMembers custom, ValueFaults values) {
        this.mapper = mapper;
        this.members = members;
        this.custom = custom;
        this.values = values;
    }

    /**
     * Returns faults of an invalid value, in the order of the type; empty if this finder sees none. It visits at most
     * {@value #MAX_PARTS} parts and returns at most {@value #MAX_FAULTS} faults, so that bad input does not hold the
     * thread for long.
     */
    List<Fault> find(JsonNode node, JavaType type) {
        return search(node, type, MAX_PARTS);
    }

    /** Returns faults like {@link #find}, but visits all parts: for a value with no known fault. */
    List<Fault> findInAll(JsonNode node, JavaType type) {
        return search(node, type, Integer.MAX_VALUE);
    }

    private List<Fault> search(JsonNode node, JavaType type, int parts) {
        var search = new Search(parts);
        visit(node, type, "", search);
        return search.size() > MAX_FAULTS ? List.copyOf(search.subList(0, MAX_FAULTS)) : search;
    }

    /** The faults found so far, and the number of parts that may still be visited. */
    private static final class Search extends ArrayList<Fault> {

        @Serial
        private static final long serialVersionUID = 1L;

        private int partsLeft;

        Search(int parts) {
            this.partsLeft = parts;
        }

        boolean isOver() {
            return size() >= MAX_FAULTS || partsLeft <= 0;
        }

        boolean begin() {
            partsLeft--;
            return !isOver();
        }
    }

    private void visit(JsonNode node, JavaType type, String pointer, Search faults) {
        if (!faults.begin()) {
            return;
        }
        if (node.isNull() && type.isTypeOrSubTypeOf(JsonNode.class)) {
            return;
        }
        if (node.isNull()) {
            faults.add(new Fault(pointer, "must not be null"));
        } else if (type.isReferenceType()) {
            visit(node, type.getReferencedType(), pointer, faults);
        } else if (ValueTypes.isTextArray(type)) {
            values.bound(node, type, pointer).ifPresent(faults::add);
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            visitElements(node, type, pointer, faults);
        } else if (type.isMapLikeType()) {
            visitEntries(node, type, pointer, faults);
        } else if (SealedTypes.isHead(type.getRawClass())) {
            visitFamily(node, type, pointer, faults);
        } else if (KotlinTypes.object(type.getRawClass()).isPresent()) {
            visitRecord(node, type, pointer, null, faults);
        } else if (type.getRawClass().isRecord()) {
            visitValueOrRecord(node, type, pointer, faults);
        } else {
            values.bound(node, type, pointer).ifPresent(faults::add);
        }
    }

    private void visitElements(JsonNode node, JavaType type, String pointer, Search faults) {
        if (!node.isArray()) {
            faults.add(new Fault(pointer, "must be a list"));
            return;
        }
        int index = 0;
        for (var element : node) {
            if (faults.isOver()) {
                return;
            }
            visit(element, type.getContentType(), Pointers.below(pointer, index++), faults);
        }
    }

    private void visitEntries(JsonNode node, JavaType type, String pointer, Search faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, "must be an object"));
            return;
        }
        for (var entry : node.properties()) {
            if (faults.isOver()) {
                return;
            }
            var below = Pointers.below(pointer, entry.getKey());
            values.name(entry.getKey(), type.getKeyType(), below).ifPresent(faults::add);
            visit(entry.getValue(), type.getContentType(), below, faults);
        }
    }

    private void visitFamily(JsonNode node, JavaType type, String pointer, Search faults) {
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
            int before = faults.size();
            visitRecord(node, memberType, pointer, SealedTypes.DISCRIMINATOR, faults);
            if (faults.size() == before) {
                values.bound(node, type, pointer).ifPresent(faults::add);
            }
        } else {
            var known = SealedTypes.members(type.getRawClass())
                    .map(SealedTypes::name)
                    .toList();
            faults.add(new Fault(
                    Pointers.below(pointer, SealedTypes.DISCRIMINATOR), "must be one of " + String.join(", ", known)));
        }
    }

    private void visitValueOrRecord(JsonNode node, JavaType type, String pointer, Search faults) {
        int before = faults.size();
        members.delegate(type)
                .ifPresentOrElse(
                        value -> visit(node, value, pointer, faults),
                        () -> visitRecord(node, type, pointer, null, faults));
        // A message that has its caller was bound with it before; without it, its constructor may object.
        if (faults.size() == before && !Members.haveCaller(type)) {
            values.bound(node, type, pointer).ifPresent(faults::add);
        }
    }

    private void visitRecord(
            JsonNode node, JavaType type, String pointer, @Nullable String discriminator, Search faults) {
        if (!node.isObject()) {
            faults.add(new Fault(pointer, "must be an object"));
            return;
        }
        var known = members.of(type);
        for (var member : known) {
            var name = node.propertyNames().stream()
                    .filter(member::hasName)
                    .findFirst()
                    .orElse(member.name());
            visitMember(node.get(name), type, member, Pointers.below(pointer, name), faults);
            node.propertyNames().stream()
                    .filter(member::hasName)
                    .filter(other -> !other.equals(name))
                    .forEach(other ->
                            faults.add(new Fault(Pointers.below(pointer, other), "is already given as " + name)));
        }
        node.propertyNames().stream()
                .filter(name -> !name.equals(discriminator))
                .filter(name -> known.stream().noneMatch(member -> member.hasName(name)))
                .limit(MAX_FAULTS)
                .forEach(name -> faults.add(
                        new Fault(Pointers.below(pointer, name), "is not known here" + Nearest.hint(name, known))));
    }

    private void visitMember(@Nullable JsonNode value, JavaType owner, Member member, String pointer, Search faults) {
        if (value == null || value.isNull()) {
            if (!member.nullable() && (value == null || !member.type().isTypeOrSubTypeOf(JsonNode.class))) {
                faults.add(new Fault(pointer, value == null ? "is required" : "must not be null"));
            }
            return;
        }
        if (custom.contain(owner, member)) {
            faults.addAll(values.custom(value, owner, member, pointer));
            return;
        }
        int before = faults.size();
        visit(value, member.type(), pointer, faults);
        if (faults.size() == before) {
            faults.addAll(values.constrained(value, owner, member, pointer));
        }
    }
}
