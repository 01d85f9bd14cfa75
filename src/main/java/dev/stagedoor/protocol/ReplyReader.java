package dev.stagedoor.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
        variants.forEach(variant -> requireNoClash(type, variant));
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
            throw new ProtocolException("%s cannot have the status %d: that is not a final response"
                    .formatted(type.getName(), annotation.code().value()));
        }
        var title = annotation.reason().isEmpty() ? Names.sentenceCase(name) : annotation.reason();
        return new Reply.Variant(type, name, annotation.code().value(), title);
    }

    private static void requireNoClash(JavaType declared, Reply.Variant variant) {
        if (!variant.type().isRecord()) {
            if (variant.refusal()) {
                throw new ProtocolException("%s is a refusal with status %d, so it must be a record"
                        .formatted(variant.type().getName(), variant.status()));
            }
            return;
        }
        var reserved = variant.refusal()
                ? PROBLEM_MEMBERS
                : SealedTypes.isHead(declared.getRawClass()) ? Set.of(SealedTypes.DISCRIMINATOR) : Set.of();
        Arrays.stream(variant.type().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(reserved::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new ProtocolException("%s.%s has the name of a member that every such response already has"
                            .formatted(variant.type().getName(), name));
                });
    }
}
