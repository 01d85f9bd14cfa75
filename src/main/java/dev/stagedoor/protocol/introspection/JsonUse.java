package dev.stagedoor.protocol.introspection;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.json.JsonMapper;

/** Direction in which HTTP carries a type, and how Jackson sees the type in that direction. */
public enum JsonUse {
    /** The type is part of a message, so it is read. */
    READ("HTTP cannot supply") {
        @Override
        public BeanDescription describe(JavaType type, JsonMapper mapper) {
            var introspector = mapper.deserializationConfig().classIntrospectorInstance();
            return introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
        }

        @Override
        public Optional<JavaType> singleValue(JavaType type, BeanDescription description) {
            var creators = description.getPotentialCreators();
            return creators.hasPropertiesBased()
                            && creators.getExplicitDelegating().isEmpty()
                    ? Optional.empty()
                    : Stream.concat(
                                    creators.getExplicitDelegating().stream(),
                                    creators.getImplicitDelegatingConstructors().stream())
                            .map(creator -> creator.param(0).getType())
                            .findFirst();
        }

        @Override
        public Object codec(JavaType type, JsonMapper mapper) {
            var deserializer = mapper._deserializationContext().findContextualValueDeserializer(type, null);
            return deserializer.getDelegatee() == null ? deserializer : deserializer.getDelegatee();
        }
    },
    /** The type is part of a reply, so it is written. */
    WRITTEN("HTTP cannot return") {
        @Override
        public BeanDescription describe(JavaType type, JsonMapper mapper) {
            var introspector = mapper.serializationConfig().classIntrospectorInstance();
            return introspector.introspectForSerialization(type, introspector.introspectClassAnnotations(type));
        }

        @Override
        public Optional<JavaType> singleValue(JavaType type, BeanDescription description) {
            return Optional.ofNullable(description.findJsonValueAccessor()).map(Annotated::getType);
        }

        @Override
        public Object codec(JavaType type, JsonMapper mapper) {
            return mapper._serializationContext().findValueSerializer(type);
        }
    };

    private static final String JACKSON = "tools.jackson.databind.";

    private final String objection;

    JsonUse(String objection) {
        this.objection = objection;
    }

    /** Returns what Jackson reads from, or writes to, the JSON of a type. */
    public abstract BeanDescription describe(JavaType type, JsonMapper mapper);

    /** Returns the type of the single value that represents the type; empty if an object represents it. */
    public abstract Optional<JavaType> singleValue(JavaType type, BeanDescription description);

    /** Returns Jackson's deserializer or serializer of the type. */
    public abstract Object codec(JavaType type, JsonMapper mapper);

    /** Returns whether Jackson itself has this serializer or deserializer, so that no module changes the JSON. */
    public static boolean isOfJackson(Object codec) {
        return codec.getClass().getName().startsWith(JACKSON);
    }

    /** Returns the sentence for a type that cannot be served. */
    public String objection(String where, JavaType type, String why) {
        return "%s %s, a %s: %s".formatted(objection, where, type.toCanonical(), why);
    }
}
