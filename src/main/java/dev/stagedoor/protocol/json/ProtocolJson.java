package dev.stagedoor.protocol.json;

import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Configures the JSON mapper of protocols. The mapper is strict: it neither drops nor converts what a caller sends. It
 * ignores {@code spring.jackson.*}, so that the records alone determine their JSON, wherever they are served.
 */
public final class ProtocolJson {

    /** Depth of JSON at which a recursive type is still far from the end of a thread's stack. */
    public static final int MAX_DEPTH = 128;

    /** Types for which Jackson would accept an empty string as no value. */
    private static final List<LogicalType> NOT_FROM_EMPTY =
            List.of(LogicalType.Boolean, LogicalType.Integer, LogicalType.Float, LogicalType.Enum);

    /** Mapper without modules of the application. */
    public static final JsonMapper PLAIN = mapper(List.of());

    private ProtocolJson() {}

    /** Returns whether a serializer or deserializer is one that these mappers add to those of Jackson. */
    public static boolean isOwn(Object codec) {
        return codec.getClass().getPackageName().equals(ProtocolJson.class.getPackageName());
    }

    /**
     * Returns a reader that sets components for the caller.
     *
     * @param caller returns the caller as an instance of a type; null if it is not known in this form
     */
    public static ObjectReader supplying(ObjectReader reader, Function<Class<?>, @Nullable Object> caller) {
        return CallerDeserializer.supplying(reader, caller);
    }

    /** Returns a mapper with the given modules for types of the application. */
    public static JsonMapper mapper(Collection<? extends JacksonModule> modules) {
        var read = new SimpleModule("stagedoor-read")
                .setDeserializers(new KotlinObjects())
                .addDeserializer(ActorRef.class, new ReplyToDeserializer())
                .addDeserializer(Month.class, new MonthName())
                .addDeserializer(OptionalInt.class, new WholeOptionals.OfInt())
                .addDeserializer(OptionalLong.class, new WholeOptionals.OfLong())
                .addDeserializer(OptionalDouble.class, new FiniteOptional())
                .setDeserializerModifier(new StrictValues());
        var builder = JsonMapper.builder(JsonFactory.builder()
                        // JSON must be UTF-8 (RFC 8259, section 8.1).
                        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                        // Asks are read and answered by few threads, which would compete for a common pool.
                        .recyclerPool(JsonRecyclerPools.threadLocalPool())
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .streamWriteConstraints(StreamWriteConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .build())
                .addModules(modules)
                .addModule(read)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
        NOT_FROM_EMPTY.forEach(type -> builder.withCoercionConfig(
                type,
                empty -> empty.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setAcceptBlankAsEmpty(false)));
        return WrittenJson.addTo(builder).build();
    }
}
