package dev.stagedoor.system.inspection;

import dev.stagedoor.journal.store.Payload;
import dev.stagedoor.serialization.ActorSerializer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what actors persisted, as they themselves do, and returns it as JSON.
 *
 * @param system the actor system, which may not have started yet
 */
public record PersistedJson(Supplier<? extends ActorSystem<?>> system) implements Function<Payload, String> {

    @Override
    public String apply(Payload payload) {
        var serialization = SerializationExtension.get(Adapter.toClassic(system.get()));
        var json = CollectionConverters.asJava(serialization.serializerByIdentity()).values().stream()
                .filter(ActorSerializer.class::isInstance)
                .findFirst()
                .orElseThrow();
        return new String(json.toBinary(payload.value(serialization)), StandardCharsets.UTF_8);
    }

    /** Returns a state as JSON that nobody has to read again. */
    String write(Object state) {
        return JsonMapper.shared().writeValueAsString(state);
    }
}
