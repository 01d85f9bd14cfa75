package dev.stagedoor.serialization;

import java.io.Serial;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleAbstractTypeResolver;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.jdk.NumberSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Jackson module that reads sets in the order in which they were written, and writes only the keys and decimals that can
 * be read.
 */
final class ReadableValues extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    ReadableValues() {
        super("stagedoor-values");
        setAbstractTypes(new SimpleAbstractTypeResolver().addMapping(Set.class, LinkedHashSet.class));
        addKeySerializer(String.class, new UnicodeKey());
        addSerializer(BigDecimal.class, new ReadableDecimal());
    }

    /** Writes decimals. Java writes an exponent of more than 32 bits, and does not read it. */
    @NullUnmarked
    private static final class ReadableDecimal extends NumberSerializer {

        private static final int LARGEST_SCALE = 1_000_000_000;

        ReadableDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(Number value, JsonGenerator generator, SerializationContext context) {
            if (Math.abs((long) ((BigDecimal) value).scale()) > LARGEST_SCALE) {
                throw new StreamWriteException(generator, "the exponent of a decimal is too large to be read");
            }
            super.serialize(value, generator, context);
        }
    }

    /** Writes keys. Jackson would write one with half a surrogate pair, and not read it. */
    @NullUnmarked
    private static final class UnicodeKey extends StdSerializer<String> {

        UnicodeKey() {
            super(String.class);
        }

        @Override
        public void serialize(String key, JsonGenerator generator, SerializationContext context) {
            if (!isUnicode(key)) {
                throw new StreamWriteException(generator, "a key has half a surrogate pair, so it could not be read");
            }
            generator.writeName(key);
        }

        private static boolean isUnicode(String key) {
            return key.codePoints()
                    .noneMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
        }
    }
}
