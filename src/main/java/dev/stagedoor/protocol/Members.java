package dev.stagedoor.protocol;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.RecipientRef;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The members of records, as Jackson sees them. Safe for use by any thread. */
final class Members {

    private final JsonMapper mapper;
    private final Map<JavaType, List<Member>> cache = new ConcurrentHashMap<>();

    Members(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The members that JSON supplies, in the record's order. */
    List<Member> of(JavaType recordType) {
        return cache.computeIfAbsent(recordType, this::introspect);
    }

    private List<Member> introspect(JavaType recordType) {
        var introspector = mapper.deserializationConfig().classIntrospectorInstance();
        var annotated = introspector.introspectClassAnnotations(recordType);
        return introspector.introspectForDeserialization(recordType, annotated).findProperties().stream()
                .filter(property -> !property.getPrimaryType().isTypeOrSubTypeOf(RecipientRef.class))
                .map(property -> new Member(
                        property.getName(),
                        property.getInternalName(),
                        property.getPrimaryType(),
                        Nullness.nullable(recordType.getRawClass(), property.getInternalName())))
                .toList();
    }
}
