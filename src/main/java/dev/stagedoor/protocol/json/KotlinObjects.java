package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.KotlinTypes;
import java.io.Serial;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/** Deserializers of Kotlin's objects: an empty JSON object is the only instance. */
@NullUnmarked
final class KotlinObjects extends SimpleDeserializers {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return KotlinTypes.object(type.getRawClass())
                .<ValueDeserializer<?>>map(Singleton::new)
                .orElseGet(() -> super.findBeanDeserializer(type, config, description));
    }

    private static final class Singleton extends StdDeserializer<Object> {

        private final Object instance;

        Singleton(Object instance) {
            super(instance.getClass());
            this.instance = instance;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            // After a discriminator, the parser is already inside the object.
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                parser.nextToken();
            }
            if (parser.hasToken(JsonToken.PROPERTY_NAME)) {
                context.handleUnknownProperty(parser, this, handledType(), parser.currentName());
            }
            return parser.hasToken(JsonToken.END_OBJECT)
                    ? instance
                    : context.handleUnexpectedToken(handledType(), parser);
        }
    }
}
