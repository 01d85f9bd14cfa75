package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.OptionalDouble;
import org.apache.pekko.actor.typed.ActorRef;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
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

    /** A mapper with the given modules for an author's own types. */
    static JsonMapper mapper(Collection<? extends JacksonModule> modules) {
        return JsonMapper.builder()
                .annotationIntrospector(new ProtocolIntrospector())
                .addModules(modules)
                .addModule(new SimpleModule("stagedoor")
                        .addDeserializer(ActorRef.class, new ReplyToDeserializer())
                        .addDeserializer(OptionalDouble.class, new FiniteOptional())
                        .setDeserializerModifier(new StrictValues()))
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
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
