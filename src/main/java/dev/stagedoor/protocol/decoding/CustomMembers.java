package dev.stagedoor.protocol.decoding;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.stagedoor.protocol.introspection.JsonUse;
import dev.stagedoor.protocol.model.Member;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/** Members of records that bind by their annotations instead of their types. Thread-safe. */
final class CustomMembers {

    private static final List<Class<? extends Annotation>> CUSTOM =
            List.of(JsonFormat.class, JsonSerialize.class, JsonDeserialize.class);

    private final JsonMapper mapper;
    private final Map<JavaType, Map<String, String>> expectations = new ConcurrentHashMap<>();

    CustomMembers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns whether annotations determine how JSON binds to a member, so that its type is not enough. */
    boolean contain(JavaType recordType, Member member) {
        return expectations(recordType).containsKey(member.component());
    }

    /** Returns what the JSON of a member must be that binds by its annotations. */
    String expectation(JavaType recordType, Member member) {
        return expectations(recordType).getOrDefault(member.component(), "is not valid here");
    }

    private Map<String, String> expectations(JavaType recordType) {
        return expectations.computeIfAbsent(
                recordType,
                type -> JsonUse.READ.describe(type, mapper).findProperties().stream()
                        .filter(property -> CUSTOM.stream().anyMatch(property.getPrimaryMember()::hasAnnotation))
                        .collect(Collectors.toUnmodifiableMap(
                                BeanPropertyDefinition::getInternalName,
                                property -> Expectation.of(property.getPrimaryMember()))));
    }
}
