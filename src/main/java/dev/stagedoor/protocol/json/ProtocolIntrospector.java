package dev.stagedoor.protocol.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.stagedoor.protocol.introspection.CallerTypes;
import dev.stagedoor.protocol.introspection.Nullness;
import dev.stagedoor.protocol.introspection.NumberText;
import dev.stagedoor.protocol.introspection.SealedTypes;
import java.io.Serial;
import java.util.Optional;
import org.apache.pekko.actor.typed.RecipientRef;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Annotation introspector with defaults for plain records and sealed interfaces: a component is required unless it is
 * optional or nullable, and a sealed family has a discriminator. Explicit annotations take precedence.
 */
@NullUnmarked
final class ProtocolIntrospector extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        var explicit = super.hasRequiredMarker(config, member);
        if (explicit != null || !isComponent(member)) {
            return explicit;
        }
        return !nullable(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        var explicit = super.findSetterInfo(config, annotated);
        if (!explicit.equals(JsonSetter.Value.empty())
                || !(annotated instanceof AnnotatedMember member)
                || !isComponent(member)) {
            return explicit;
        }
        return JsonSetter.Value.construct(
                nullable(member) || isAny(member.getType()) ? Nulls.SET : Nulls.FAIL,
                isAny(member.getType().getContentType()) ? Nulls.SET : Nulls.FAIL);
    }

    @Override
    public Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        if (CallerTypes.contains(annotated.getRawType())) {
            return new CallerDeserializer(annotated.getRawType());
        }
        var text = numberText(annotated);
        return text.isPresent()
                ? new NumberTextDeserializer(annotated.getRawType(), text.get())
                : super.findDeserializer(config, annotated);
    }

    @Override
    public Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        return numberText(annotated).isPresent() ? new NumberTextSerializer() : super.findSerializer(config, annotated);
    }

    private static Optional<NumberText> numberText(Annotated annotated) {
        return NumberText.of(
                annotated.getRawType(),
                annotated.getAnnotation(JsonFormat.class),
                annotated.getAnnotation(JsonSerialize.class));
    }

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

    /** Returns whether the type accepts any JSON, including null. */
    private static boolean isAny(JavaType type) {
        return type != null && type.isTypeOrSubTypeOf(JsonNode.class);
    }

    private static boolean isComponent(AnnotatedMember member) {
        return member instanceof AnnotatedParameter
                && member.getDeclaringClass().isRecord()
                && !RecipientRef.class.isAssignableFrom(member.getRawType())
                && !CallerTypes.contains(member.getRawType());
    }

    private static boolean nullable(AnnotatedMember member) {
        var components = member.getDeclaringClass().getRecordComponents();
        return Nullness.nullable(components[((AnnotatedParameter) member).getIndex()]);
    }
}
