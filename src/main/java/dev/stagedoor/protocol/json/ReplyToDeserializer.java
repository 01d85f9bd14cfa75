package dev.stagedoor.protocol.json;

import org.apache.pekko.actor.Nobody$;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserializer that sets {@code replyTo} to a placeholder, because JSON cannot supply it: there the member is unknown.
 */
final class ReplyToDeserializer extends ValueDeserializer<ActorRef<?>> {

    private static final ActorRef<Object> NOBODY = Adapter.toTyped(Nobody$.MODULE$);

    @Override
    public ActorRef<?> deserialize(JsonParser parser, DeserializationContext context) {
        context.handleUnknownProperty(parser, this, ActorRef.class, parser.currentName());
        return NOBODY;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return NOBODY;
    }
}
