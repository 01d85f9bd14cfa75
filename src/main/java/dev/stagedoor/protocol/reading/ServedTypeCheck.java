package dev.stagedoor.protocol.reading;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stagedoor.protocol.introspection.CallerTypes;
import dev.stagedoor.protocol.introspection.JsonUse;
import dev.stagedoor.protocol.introspection.KotlinTypes;
import dev.stagedoor.protocol.introspection.Nullness;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.introspection.SingleValue;
import dev.stagedoor.protocol.json.EnumForm;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.json.ValueTypes;
import dev.stagedoor.protocol.model.ReplyTo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks through a type and all that it contains, in one direction, and checks that HTTP can serve it. It knows the types
 * whose JSON the schemas describe, and refuses all others. Each record and each sealed interface is visited once.
 */
final class ServedTypeCheck {

    private static final String NO_FORM =
            "no schema describes its JSON, so use a record, a sealed interface of records or one of Java's value types, "
                    + "or say what its JSON is with @Schema(implementation = …)";

    static final String CONTRADICTION =
            "the Jackson annotations of %s contradict each other, for example by giving two components one name: correct them";

    private static final String ANYTHING =
            "its JSON could be anything, so name its type, or use tools.jackson.databind.JsonNode for any JSON";

    private static final String NOT_SEALED =
            "the member type names the classes of a sealed interface, so seal it and remove @JsonTypeInfo";

    private final JsonMapper mapper;
    private final JsonUse use;
    private final ProtocolFaults faults;
    private final EnumCheck enums;
    private final AnnotationCheck annotations;
    private final Set<JavaType> seen = new HashSet<>();
    private @Nullable JavaType first;

    ServedTypeCheck(JsonMapper mapper, JsonUse use, ProtocolFaults faults) {
        this.mapper = mapper;
        this.use = use;
        this.faults = faults;
        this.enums = new EnumCheck(mapper);
        this.annotations = new AnnotationCheck(use, faults);
    }

    /**
     * Checks a type and all that it contains. Faults name the place, the type and the remedy.
     *
     * @param where names the place in a sentence, such as a class with its component
     */
    void visit(JavaType type, String where) {
        first = first == null ? type : first;
        if (seen.add(type)) {
            visitFirst(type, where);
            if (!isObject(type.getRawClass())) {
                // Faults of other types are named for each place that has the type.
                seen.remove(type);
            }
        }
    }

    private static boolean isObject(Class<?> raw) {
        return raw.isRecord() || SealedTypes.isHead(raw);
    }

    private void visitFirst(JavaType type, String where) {
        var raw = type.getRawClass();
        if (type.isTypeOrSubTypeOf(RecipientRef.class)) {
            refuse(type, where, "a reference to an actor means nothing outside; only replyTo may be one");
        } else if (use == JsonUse.READ && CallerTypes.contains(raw)) {
            refuse(type, where, "only the message itself can have its caller, so make it a component of that");
        } else if (isReplaced(raw)) {
            requireCodec(type, where);
        } else if (hasCodecOfApplication(type)) {
            refuse(
                    type,
                    where,
                    "a Jackson module changes its JSON, so say what it is with @Schema(implementation = …)");
        } else if (raw.isEnum()) {
            visitEnum(type, where);
        } else if (type.isMapLikeType()) {
            visitMap(type, where);
        } else if (type.hasRawClass(Optional.class)) {
            visit(type.getReferencedType(), where);
        } else if (ValueTypes.contains(raw) || KotlinTypes.object(raw).isPresent()) {
            return;
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            visit(type.getContentType(), where);
        } else if (raw == Iterable.class) {
            visit(type.containedTypeOrUnknown(0), where);
        } else if (SealedTypes.isHead(raw)) {
            visitFamily(type, where);
        } else if (raw.isRecord() || SingleValue.of(raw).isPresent()) {
            visitObject(type, where);
        } else {
            refuse(type, where, remedy(raw));
        }
    }

    private static String remedy(Class<?> raw) {
        if (raw == Object.class) {
            return ANYTHING;
        }
        if (KotlinTypes.isData(raw)) {
            return "a data class is no record, so annotate it with @JvmRecord";
        }
        return raw.isAnnotationPresent(JsonTypeInfo.class) ? NOT_SEALED : NO_FORM;
    }

    private void visitEnum(JavaType type, String where) {
        var raw = type.getRawClass();
        if (!EnumForm.of(raw).isUsable() || !enums.readsWhatItWrites(raw)) {
            refuse(
                    type,
                    where,
                    "its constants must be texts or whole numbers in JSON, each different from the others and the same for reading and writing");
        }
    }

    private void visitMap(JavaType type, String where) {
        if (!ValueTypes.isKey(type.getKeyType())) {
            refuse(
                    type,
                    where,
                    "a name in a JSON object cannot stand for its key, so use a text, an enum, a whole number, a UUID, a LocalDate or an Instant");
        }
        visit(type.getContentType(), where);
    }

    private void visitFamily(JavaType head, String where) {
        var raw = head.getRawClass();
        annotations.ofClass(use.describe(head, mapper), head, where);
        faults.check(() -> SealedTypes.requireDistinct(raw));
        SealedTypes.members(raw).forEach(member -> {
            if (KotlinTypes.object(member).isPresent()) {
                return;
            }
            if (member.isRecord() && SingleValue.of(member).isEmpty()) {
                visitKind(mapper.getTypeFactory().constructSpecializedType(head, member), where);
            } else {
                faults.add("%s is a kind of %s that is not an object in JSON: make it a record"
                        .formatted(member.getName(), raw.getName()));
            }
        });
    }

    private void visitKind(JavaType kind, String where) {
        var hides = use.describe(kind, mapper).findProperties().stream()
                .anyMatch(member -> member.getName().equals(SealedTypes.DISCRIMINATOR)
                        || member.findAliases().stream()
                                .anyMatch(alias -> alias.hasSimpleName(SealedTypes.DISCRIMINATOR)));
        if (hides) {
            refuse(
                    kind,
                    where,
                    "a component hides the discriminator, the member " + SealedTypes.DISCRIMINATOR + ", so rename it");
        }
        visit(kind, where);
    }

    private void visitObject(JavaType type, String where) {
        try {
            visitForm(type, use.describe(type, mapper), where);
        } catch (JacksonException | IllegalArgumentException e) {
            faults.add(CONTRADICTION.formatted(type.getRawClass().getName()));
        }
    }

    private void visitForm(JavaType type, BeanDescription description, String where) {
        annotations.ofClass(description, type, where);
        var described = SingleValue.of(type.getRawClass()).map(mapper::constructType);
        var value = use.singleValue(type, description);
        if (!value.equals(described)) {
            refuse(
                    type,
                    where,
                    "its JSON differs for reading and writing, so give it one value in both: a component with @JsonValue and a @JsonCreator(mode = DELEGATING)");
        } else if (value.isPresent()) {
            visit(value.get(), where);
        } else {
            visitMembers(type, description, where);
        }
    }

    private void visitMembers(JavaType type, BeanDescription description, String where) {
        var components = Arrays.stream(type.getRawClass().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        faults.check(() -> KotlinTypes.requireNoValueClasses(type.getRawClass()));
        var ignored = description.getIgnoredPropertyNames();
        var names = description.findProperties().stream()
                .filter(property -> !isSupplied(type, components.get(property.getInternalName())))
                .map(BeanPropertyDefinition::getName)
                .filter(name -> !ignored.contains(name))
                .toList();
        MemberNames.faults(names, type.getRawClass()).forEach(faults::add);
        for (var property : description.findProperties()) {
            var name = property.getInternalName();
            var component = components.get(name);
            var below = where + "." + name;
            if (component == null) {
                refuse(type, below, "only components of a record have a schema, so make it one");
            } else if (ignored.contains(property.getName())) {
                requireOptional(type, component, below);
            } else if (!isSupplied(type, component)) {
                visitMember(property, component, below);
            }
        }
    }

    private void requireOptional(JavaType type, RecordComponent ignored, String where) {
        if (use == JsonUse.READ && !Nullness.nullable(ignored)) {
            refuse(type, where, "it is ignored although it is required, so make it an Optional or @Nullable");
        }
    }

    private boolean isSupplied(JavaType type, @Nullable RecordComponent component) {
        return use == JsonUse.READ
                && component != null
                && (isReplyTo(component) || (type.equals(first) && CallerTypes.contains(component.getType())));
    }

    private static boolean isReplyTo(RecordComponent component) {
        return component.getName().equals(ReplyTo.COMPONENT) && component.getType() == ActorRef.class;
    }

    private void visitMember(BeanPropertyDefinition property, RecordComponent component, String where) {
        var type = property.getPrimaryType();
        if (isReplaced(component.getAccessor().getAnnotation(Schema.class))) {
            return;
        }
        var member = property.getPrimaryMember();
        if (member == null) {
            refuse(type, where, JsonAnnotations.LIMITED);
            return;
        }
        annotations.ofMember(member, type, Nullness.nullable(component), where);
        visit(type, where);
    }

    private boolean hasCodecOfApplication(JavaType type) {
        try {
            var codec = use.codec(type, mapper);
            return !JsonUse.isOfJackson(codec) && !ProtocolJson.isOwn(codec);
        } catch (JacksonException e) {
            // Jackson has no codec for it, which the other checks say in the words of the author.
            return false;
        }
    }

    private void requireCodec(JavaType type, String where) {
        try {
            Object unused = use.codec(type, mapper);
        } catch (JacksonException e) {
            refuse(type, where, "Jackson cannot read or write it, so add a JacksonModule that can");
        }
    }

    private void refuse(JavaType type, String where, String why) {
        faults.add(use.objection(where, type, why));
    }

    private static boolean isReplaced(Class<?> type) {
        return isReplaced(type.getAnnotation(Schema.class));
    }

    private static boolean isReplaced(@Nullable Schema schema) {
        return schema != null && schema.implementation() != Void.class;
    }
}
