package dev.stagedoor.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stagedoor.protocol.introspection.SealedTypes;
import java.io.Serial;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.VisibilityChecker;

/**
 * Annotation introspector that writes records whole: their components and nothing else. It disregards annotations that
 * hide something from callers, because whatever they hide would be lost. Sealed families have the same discriminator as
 * over HTTP.
 */
@NullUnmarked
final class WholeValues extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        var explicit = super.findPolymorphicTypeInfo(config, annotated);
        return explicit == null && annotated instanceof AnnotatedClass && SealedTypes.isHead(annotated.getRawType())
                ? SealedTypes.TYPE_INFO
                : explicit;
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
        return SealedTypes.name(annotated.getRawType());
    }

    /** Shows the fields of all classes, as Pekko's serializers do, and only the fields of a record. */
    @Override
    public VisibilityChecker findAutoDetectVisibility(
            MapperConfig<?> config, AnnotatedClass annotated, VisibilityChecker checker) {
        var explicit = super.findAutoDetectVisibility(config, annotated, checker.withFieldVisibility(Visibility.ANY));
        return isRecord(annotated)
                ? explicit.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                : explicit;
    }

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
        return !member.getDeclaringClass().isRecord() && super.hasIgnoreMarker(config, member);
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        return isRecord(annotated)
                ? JsonIgnoreProperties.Value.empty()
                : super.findPropertyIgnoralByName(config, annotated);
    }

    @Override
    public JsonIncludeProperties.Value findPropertyInclusionByName(MapperConfig<?> config, Annotated annotated) {
        return isRecord(annotated)
                ? JsonIncludeProperties.Value.all()
                : super.findPropertyInclusionByName(config, annotated);
    }

    @Override
    public Boolean isIgnorableType(MapperConfig<?> config, AnnotatedClass annotated) {
        return null;
    }

    @Override
    public JsonProperty.Access findPropertyAccess(MapperConfig<?> config, Annotated annotated) {
        return null;
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        return JsonInclude.Value.empty();
    }

    @Override
    public Class<?>[] findViews(MapperConfig<?> config, Annotated annotated) {
        return null;
    }

    private static boolean isRecord(Annotated annotated) {
        return annotated instanceof AnnotatedClass && annotated.getRawType().isRecord();
    }
}
