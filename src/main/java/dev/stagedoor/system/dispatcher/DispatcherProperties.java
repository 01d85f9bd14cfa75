package dev.stagedoor.system.dispatcher;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the threads that run actors. The props that an author gives an entity take precedence.
 *
 * @param runOn the threads that run the actors of all types: adaptive moves the actors of a type from a pool to the
 *     event loop of the request while they prove quick, event-loop runs them there always, pool never
 * @param types the same for single types, by their names
 */
@ConfigurationProperties(prefix = "stagedoor.dispatcher", ignoreUnknownFields = false)
public record DispatcherProperties(
        @DefaultValue("adaptive") RunOn runOn, @DefaultValue Map<String, RunOn> types) {

    /** Copies the map. */
    public DispatcherProperties {
        types = Map.copyOf(types);
    }
}
