package dev.stagedoor.protocol.introspection;

import dev.stagedoor.protocol.model.Member;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.RecipientRef;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/** JSON members of records, as Jackson determines them. Thread-safe. */
public final class Members {

    private final JsonMapper mapper;
    private final Map<JavaType, List<Member>> cache = new ConcurrentHashMap<>();
    private final Map<JavaType, Optional<JavaType>> delegates = new ConcurrentHashMap<>();

    /** Reads members as the mapper sees them. */
    public Members(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns the type of a class that has no parameters. */
    public JavaType type(Class<?> type) {
        return mapper.constructType(type);
    }

    /** Returns the members that JSON supplies, in the order of the record's components. */
    public List<Member> of(JavaType recordType) {
        return cache.computeIfAbsent(recordType, this::introspect);
    }

    /** Returns whether a value of the type may contain a record with aliased members. */
    public boolean aliased(JavaType type) {
        return aliased(type, new HashSet<>());
    }

    private boolean aliased(JavaType type, Set<JavaType> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type.isContainerType() || type.isReferenceType()) {
            return aliased(type.getContentType(), seen);
        }
        if (SealedTypes.isHead(type.getRawClass())) {
            return SealedTypes.members(type.getRawClass())
                    .map(member -> mapper.getTypeFactory().constructSpecializedType(type, member))
                    .anyMatch(member -> aliased(member, seen));
        }
        return type.isRecordType()
                && of(type).stream().anyMatch(member -> !member.aliases().isEmpty() || aliased(member.type(), seen));
    }

    /** Returns the type of the single value that JSON supplies for the record; empty if it supplies members. */
    public Optional<JavaType> delegate(JavaType recordType) {
        return delegates.computeIfAbsent(recordType, type -> JsonUse.READ.singleValue(type, describe(type)));
    }

    /** Returns whether a component of the record is the caller. */
    public static boolean haveCaller(JavaType recordType) {
        return recordType.isRecordType()
                && Arrays.stream(recordType.getRawClass().getRecordComponents())
                        .anyMatch(component -> CallerTypes.contains(component.getType()));
    }

    private List<Member> introspect(JavaType recordType) {
        var description = describe(recordType);
        return description.findProperties().stream()
                .filter(property -> !property.getPrimaryType().isTypeOrSubTypeOf(RecipientRef.class))
                .filter(property -> !CallerTypes.contains(property.getRawPrimaryType()))
                .filter(property -> !description.getIgnoredPropertyNames().contains(property.getName()))
                .map(property -> member(recordType, property))
                .toList();
    }

    private BeanDescription describe(JavaType recordType) {
        return JsonUse.READ.describe(recordType, mapper);
    }

    private static Member member(JavaType recordType, BeanPropertyDefinition property) {
        return new Member(
                property.getName(),
                property.getInternalName(),
                property.getPrimaryType(),
                Nullness.nullable(recordType.getRawClass(), property.getInternalName()),
                property.findAliases().stream().map(PropertyName::getSimpleName).toList());
    }
}
