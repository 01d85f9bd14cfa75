package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.RecipientRef;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/** JSON members of records, as Jackson determines them. Thread-safe. */
final class Members {

    private static final List<Class<? extends Annotation>> CUSTOM =
            List.of(JsonFormat.class, JsonDeserialize.class, JsonTypeInfo.class);

    private final JsonMapper mapper;
    private final Map<JavaType, List<Member>> cache = new ConcurrentHashMap<>();
    private final Map<JavaType, List<String>> custom = new ConcurrentHashMap<>();
    private final Map<JavaType, Optional<JavaType>> delegates = new ConcurrentHashMap<>();

    Members(JsonMapper mapper) {
        this.mapper = mapper;
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
        return delegates.computeIfAbsent(recordType, type -> {
            var creators = describe(type).getPotentialCreators();
            return creators.hasPropertiesBased()
                            && creators.getExplicitDelegating().isEmpty()
                    ? Optional.empty()
                    : Stream.concat(
                                    creators.getExplicitDelegating().stream(),
                                    creators.getImplicitDelegatingConstructors().stream())
                            .map(creator -> creator.param(0).getType())
                            .findFirst();
        });
    }

    /** Returns whether annotations determine how JSON binds to a member, so that its type is not enough. */
    boolean isCustom(JavaType recordType, Member member) {
        return custom.computeIfAbsent(
                        recordType,
                        type -> describe(type).findProperties().stream()
                                .filter(property ->
                                        CUSTOM.stream().anyMatch(property.getPrimaryMember()::hasAnnotation))
                                .map(BeanPropertyDefinition::getInternalName)
                                .toList())
                .contains(member.component());
    }

    /** Returns a component that JSON cannot supply: it is unwrapped, or ignored although it is required. */
    Optional<String> unsupplied(JavaType recordType) {
        var description = describe(recordType);
        return description.findProperties().stream()
                .filter(property -> property.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)
                        || (description.getIgnoredPropertyNames().contains(property.getName())
                                && !member(recordType, property).nullable()))
                .map(BeanPropertyDefinition::getInternalName)
                .findFirst();
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
        var introspector = mapper.deserializationConfig().classIntrospectorInstance();
        var annotated = introspector.introspectClassAnnotations(recordType);
        return introspector.introspectForDeserialization(recordType, annotated);
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
