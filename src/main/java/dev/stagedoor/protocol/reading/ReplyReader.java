package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.introspection.JsonUse;
import dev.stagedoor.protocol.introspection.KotlinTypes;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.introspection.SingleValue;
import dev.stagedoor.protocol.model.Names;
import dev.stagedoor.protocol.model.ProtocolException;
import dev.stagedoor.protocol.model.Reply;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.pattern.StatusReply;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Reads the type {@code R} of a component {@code ActorRef<R> replyTo}. */
final class ReplyReader {

    private static final Set<String> PROBLEM_MEMBERS = Set.of("type", "status", "executed", "retryable");

    private final JsonMapper mapper;

    ReplyReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Reply read(RecordComponent replyTo) {
        var declared = mapper.constructType(argument(replyTo.getGenericType()));
        var type = declared.hasRawClass(StatusReply.class) ? declared.containedTypeOrUnknown(0) : declared;
        var variants = variants(type);
        var clashes =
                variants.stream().flatMap(variant -> clashes(type, variant)).toList();
        if (!clashes.isEmpty()) {
            throw new ProtocolException(clashes);
        }
        return new Reply(type, variants, mapper);
    }

    private static Type argument(Type actorRef) {
        if (!(actorRef instanceof ParameterizedType parameterized)) {
            return Object.class;
        }
        var argument = parameterized.getActualTypeArguments()[0];
        if (!(argument instanceof WildcardType wildcard)) {
            return argument;
        }
        return wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0];
    }

    private static List<Reply.Variant> variants(JavaType type) {
        var raw = type.getRawClass();
        if (!SealedTypes.isHead(raw)) {
            return List.of(variant(raw));
        }
        SealedTypes.requireDistinct(raw);
        return SealedTypes.members(raw).map(ReplyReader::variant).toList();
    }

    private static Reply.Variant variant(Class<?> type) {
        var name = SealedTypes.name(type);
        if (type == Done.class) {
            return Reply.DONE;
        }
        var annotation = AnnotatedElementUtils.findMergedAnnotation(type, ResponseStatus.class);
        if (annotation == null) {
            return new Reply.Variant(type, name, HttpStatus.OK.value(), Names.sentenceCase(name));
        }
        if (annotation.code().is1xxInformational()) {
            throw new ProtocolException("%s cannot have the status %s: that is not a final response"
                    .formatted(type.getName(), annotation.code().value()));
        }
        var title = annotation.reason().isEmpty() ? Names.sentenceCase(name) : annotation.reason();
        return new Reply.Variant(type, name, annotation.code().value(), title);
    }

    /** Returns a sentence for each member of a variant that its response cannot have. */
    private Stream<String> clashes(JavaType declared, Reply.Variant variant) {
        if (KotlinTypes.object(variant.type()).isPresent()) {
            return Stream.empty();
        }
        if (!variant.type().isRecord() || SingleValue.of(variant.type()).isPresent()) {
            return variant.refusal()
                    ? Stream.of("%s is a refusal with status %s, so it must be a record that is an object in JSON"
                            .formatted(variant.type().getName(), variant.status()))
                    : Stream.empty();
        }
        var reserved = variant.refusal()
                ? PROBLEM_MEMBERS
                : SealedTypes.isHead(declared.getRawClass()) ? Set.of(SealedTypes.DISCRIMINATOR) : Set.<String>of();
        return JsonUse.WRITTEN.describe(mapper.constructType(variant.type()), mapper).findProperties().stream()
                .filter(property -> reserved.contains(property.getName()))
                .map(property ->
                        "%s.%s is named %s in JSON, like a member that every such response already has: give it another name"
                                .formatted(variant.type().getName(), property.getInternalName(), property.getName()));
    }
}
