package dev.stagedoor.serialization;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonView;
import dev.stagedoor.protocol.introspection.JsonUse;
import java.lang.annotation.Annotation;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/**
 * Finds where annotations and modules change the JSON of a type, so that the type alone does not say what is read.
 *
 * @param mapper determines the JSON
 */
record Annotations(JsonMapper mapper) {

    /** Annotations that change names and order only, or that {@link WholeValues} disregards. */
    private static final Set<Class<? extends Annotation>> HARMLESS = Set.of(
            JsonProperty.class,
            JsonAlias.class,
            JsonNaming.class,
            JsonPropertyOrder.class,
            JsonPropertyDescription.class,
            JsonTypeName.class,
            JsonInclude.class,
            JsonIgnore.class,
            JsonView.class);

    private static final Set<Class<?>> OWN = Set.of(References.class, ReadableValues.class);

    BeanDescription written(JavaType type) {
        return JsonUse.WRITTEN.describe(type, mapper);
    }

    BeanDescription read(JavaType type) {
        return JsonUse.READ.describe(type, mapper);
    }

    /** Returns whether annotations of the class, or of one of its creators, change its JSON. */
    boolean change(BeanDescription written, BeanDescription read) {
        return change(written.getClassInfo())
                || written.findJsonValueAccessor() != null
                || written.findAnyGetter() != null
                || read.getConstructors().stream().anyMatch(this::change)
                || read.getFactoryMethods().stream().anyMatch(this::change);
    }

    /** Returns whether annotations of a member change its JSON. */
    boolean change(BeanPropertyDefinition property) {
        var member = property.getPrimaryMember();
        return member == null || change(member);
    }

    private boolean change(Annotated annotated) {
        return annotated
                .annotations()
                .map(Annotation::annotationType)
                .anyMatch(annotation ->
                        annotation.isAnnotationPresent(JacksonAnnotation.class) && !HARMLESS.contains(annotation));
    }

    /** Returns whether a module of the application reads or writes the type. */
    boolean isOfModule(JavaType type) {
        try {
            return !isKnown(mapper._serializationContext().findValueSerializer(type))
                    || !isKnown(mapper._deserializationContext().findNonContextualValueDeserializer(type));
        } catch (JacksonException e) {
            // The type cannot be serialized; the component because of which it cannot is found otherwise.
            return false;
        }
    }

    /** Returns whether the JSON of the type has its properties as members. */
    boolean isBean(JavaType type) {
        try {
            return !type.isAbstract()
                    && mapper._serializationContext().findValueSerializer(type) instanceof BeanSerializerBase;
        } catch (JacksonException e) {
            return true;
        }
    }

    private static boolean isKnown(Object serializer) {
        return JsonUse.isOfJackson(serializer)
                || OWN.contains(serializer.getClass().getNestHost());
    }
}
