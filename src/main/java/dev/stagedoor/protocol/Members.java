package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.RecipientRef;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/** JSON members of records, as Jackson determines them. Thread-safe. */
final class Members {

    private static final List<Class<? extends Annotation>> CUSTOM =
            List.of(JsonFormat.class, JsonSerialize.class, JsonDeserialize.class);

    private final JsonMapper mapper;
    private final Map<JavaType, List<Member>> cache = new ConcurrentHashMap<>();
    private final Map<JavaType, Map<String, String>> custom = new ConcurrentHashMap<>();
    private final Map<JavaType, Optional<JavaType>> delegates = new ConcurrentHashMap<>();

    Members(JsonMapper mapper) {
        this.mapper = mapper;
    }

    JavaType type(Class<?> type) {
        return mapper.constructType(type);
    }

    /** Returns the members that JSON supplies, in the order of the record's components. */
    List<Member> of(JavaType recordType) {
        return cache.computeIfAbsent(recordType, this::introspect);
    }

    /** Returns whether a value of the type may contain a record with aliased members. */
    boolean aliased(JavaType type) {
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
    Optional<JavaType> delegate(JavaType recordType) {
        return delegates.computeIfAbsent(recordType, type -> JsonUse.READ.singleValue(type, describe(type)));
    }

    /** Returns whether annotations determine how JSON binds to a member, so that its type is not enough. */
    boolean isCustom(JavaType recordType, Member member) {
        return custom(recordType).containsKey(member.component());
    }

    /** Returns what the JSON of a member must be that binds by its annotations. */
    String expectation(JavaType recordType, Member member) {
        return custom(recordType).getOrDefault(member.component(), "is not valid here");
    }

    private Map<String, String> custom(JavaType recordType) {
        return custom.computeIfAbsent(
                recordType,
                type -> describe(type).findProperties().stream()
                        .filter(property -> CUSTOM.stream().anyMatch(property.getPrimaryMember()::hasAnnotation))
                        .collect(Collectors.toUnmodifiableMap(
                                BeanPropertyDefinition::getInternalName,
                                property -> Expectation.of(property.getPrimaryMember()))));
    }

    private List<Member> introspect(JavaType recordType) {
        var description = describe(recordType);
        return description.findProperties().stream()
                .filter(property -> !property.getPrimaryType().isTypeOrSubTypeOf(RecipientRef.class))
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
