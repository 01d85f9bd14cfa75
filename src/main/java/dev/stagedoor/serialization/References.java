package dev.stagedoor.serialization;

import java.util.function.Function;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.SinkRef;
import org.apache.pekko.stream.SourceRef;
import org.apache.pekko.stream.StreamRefResolver;
import org.jspecify.annotations.NullUnmarked;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Jackson module that writes references to actors and streams, and other types of Pekko, as strings. */
final class References extends SimpleModule {

    private static final long serialVersionUID = 1L;

    References(ExtendedActorSystem system) {
        super("stagedoor-references");
        text(
                ActorRef.class,
                ref -> Serialization.serializedActorPath(Adapter.toClassic(ref)),
                text -> Adapter.toTyped(system.provider().resolveActorRef(text)));
        text(
                org.apache.pekko.actor.ActorRef.class,
                Serialization::serializedActorPath,
                system.provider()::resolveActorRef);
        text(
                SourceRef.class,
                ref -> StreamRefResolver.get(system).toSerializationFormat((SourceRef<?>) ref),
                text -> StreamRefResolver.get(system).resolveSourceRef(text));
        text(
                SinkRef.class,
                ref -> StreamRefResolver.get(system).toSerializationFormat((SinkRef<?>) ref),
                text -> StreamRefResolver.get(system).resolveSinkRef(text));
        text(Address.class, Address::toString, AddressFromURIString::parse);
        text(FiniteDuration.class, FiniteDuration::toString, text -> (FiniteDuration) Duration.create(text));
    }

    private <T> void text(Class<T> type, Function<T, String> writer, Function<String, ? extends T> reader) {
        addSerializer(new Writer<>(type, writer));
        addDeserializer(type, new Reader<>(type, reader));
    }

    @NullUnmarked
    private static final class Writer<T> extends StdSerializer<T> {

        private final Function<T, String> text;

        Writer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text.apply(value));
        }
    }

    @NullUnmarked
    private static final class Reader<T> extends StdDeserializer<T> {

        private final transient Function<String, ? extends T> value;

        Reader(Class<T> type, Function<String, ? extends T> value) {
            super(type);
            this.value = value;
        }

        @Override
        @SuppressWarnings("unchecked") // the type that this reads
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? value.apply(parser.getString())
                    : (T) context.handleUnexpectedToken(handledType(), parser);
        }
    }
}
