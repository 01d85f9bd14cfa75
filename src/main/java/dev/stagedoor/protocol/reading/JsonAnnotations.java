package dev.stagedoor.protocol.reading;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.NumberText;
import dev.stagedoor.protocol.json.ValueTypes;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The annotations of Jackson that schemas describe. Any other could make the JSON differ from its schema. */
final class JsonAnnotations {

    private static final Set<Class<? extends Annotation>> DESCRIBED = Set.of(
            JsonAlias.class,
            JsonClassDescription.class,
            JsonCreator.class,
            JsonEnumDefaultValue.class,
            JsonIgnore.class,
            JsonNaming.class,
            JsonPropertyDescription.class,
            JsonPropertyOrder.class,
            JsonTypeName.class,
            JsonValue.class);

    /** Types with an ISO form that a pattern does not replace. */
    private static final Set<Class<?>> WITHOUT_PATTERN = Set.of(Duration.class, Period.class, UUID.class);

    static final String LIMITED =
            "its @JsonProperty limits the access, so use one record for messages and another for replies";

    private static final String REMOVE = "no schema describes its annotation @%s, so remove it";

    private JsonAnnotations() {}

    /**
     * Returns why the JSON of a class or a member with the annotation has no exact schema; empty if it has one.
     *
     * @param type the type of the member, or the class itself
     * @param optional whether the JSON may lack the member
     */
    static Optional<String> objection(Annotation annotation, JavaType type, boolean optional) {
        var kind = annotation.annotationType();
        if (!kind.isAnnotationPresent(JacksonAnnotation.class) || DESCRIBED.contains(kind)) {
            return Optional.empty();
        }
        return switch (annotation) {
            case JsonProperty property -> property(property);
            case JsonInclude include -> include(include, optional);
            case JsonFormat format -> format(format, type);
            case JsonSerialize serializer -> serializer(serializer, type);
            case JsonIgnoreProperties ignored ->
                ignored.ignoreUnknown()
                        ? Optional.of("the service refuses unknown members, so remove ignoreUnknown = true")
                        : Optional.empty();
            default -> Optional.of(REMOVE.formatted(kind.getSimpleName()));
        };
    }

    private static Optional<String> property(JsonProperty property) {
        return switch (property.access()) {
            case AUTO, READ_WRITE -> Optional.empty();
            case READ_ONLY, WRITE_ONLY -> Optional.of(LIMITED);
        };
    }

    private static Optional<String> include(JsonInclude include, boolean optional) {
        return optional || include.value() == JsonInclude.Include.ALWAYS
                ? Optional.empty()
                : Optional.of(
                        "its @JsonInclude may leave out a member that is required, so make it an Optional or @Nullable");
    }

    private static Optional<String> format(JsonFormat format, JavaType type) {
        var raw = type.isReferenceType() ? type.getReferencedType().getRawClass() : type.getRawClass();
        boolean described = format.pattern().isEmpty()
                ? format.shape() == JsonFormat.Shape.ANY
                        || (format.shape() == JsonFormat.Shape.STRING
                                && (NumberText.of(type.getRawClass()).isPresent() || ValueTypes.isText(raw)))
                : IsoForm.of(raw).isPresent() && !WITHOUT_PATTERN.contains(raw);
        return described
                ? Optional.empty()
                : Optional.of("no schema describes its @JsonFormat, so give a date or a time a pattern, "
                        + "a whole number or a BigDecimal shape = STRING, and remove it elsewhere");
    }

    private static Optional<String> serializer(JsonSerialize serializer, JavaType type) {
        return serializer.using() == ToStringSerializer.class
                        && NumberText.of(type.getRawClass()).isPresent()
                ? Optional.empty()
                : Optional.of(REMOVE.formatted("JsonSerialize"));
    }
}
