package dev.stagedoor.system.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assignment that a worker gets from its gateway. It holds the secrets of this start, so it travels over the tether
 * only.
 *
 * @param systemName the name of the actor system, a secret of its members
 * @param gateway the address of the gateway's member
 * @param settings Pekko's settings, keyed by path
 * @param folder the private folder of this start, which a worker deletes when the gateway has ended
 * @param database the JDBC URL of the database; null to reach it as configured
 */
public record Assignment(
        String systemName,
        String gateway,
        Map<String, Object> settings,
        String folder,
        @Nullable String database) {

    /** Copies the settings. */
    public Assignment {
        settings = Map.copyOf(settings);
    }
}
