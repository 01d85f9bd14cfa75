package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.ActorRef;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of protocols: strict in what it takes, so that nothing a caller sends is dropped or bent to fit. It does not
 * follow {@code spring.jackson.*}: the records alone say how their JSON looks, wherever they are served.
 */
final class ProtocolJson {

    private ProtocolJson() {}

    /** The types that an empty text would make nothing of. */
    private static final List<LogicalType> NO_TEXTS =
            List.of(LogicalType.Boolean, LogicalType.Integer, LogicalType.Float, LogicalType.Enum);

    /** A mapper with the given modules for an author's own types. */
    static JsonMapper mapper(Collection<? extends JacksonModule> modules) {
        var builder = JsonMapper.builder(JsonFactory.builder()
                        // JSON is UTF-8, and what is not is no JSON
                        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                        .build())
                .annotationIntrospector(new ProtocolIntrospector())
                .addModules(modules)
                .addModule(new SimpleModule("stagedoor")
                        .addDeserializer(ActorRef.class, new ReplyToDeserializer())
                        .addSerializer(new FullTime())
                        .addDeserializer(OptionalInt.class, new WholeOptionals.OfInt())
                        .addDeserializer(OptionalLong.class, new WholeOptionals.OfLong())
                        .addDeserializer(OptionalDouble.class, new FiniteOptional())
                        .setDeserializerModifier(new StrictValues())
                        .setSerializerModifier(new PromisedMembers()))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        NO_TEXTS.forEach(type -> builder.withCoercionConfig(
                type,
                empty -> empty.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setAcceptBlankAsEmpty(false)));
        return builder.build();
    }
}
