package dev.stagedoor.system.worker;

import dev.stagedoor.journal.DatabaseAccess;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway assigns to a worker. It holds the secrets of this start, so it is told by no other way than the tether.
 *
 * @param systemName the name of the actor system, known to members only
 * @param gateway the address of the gateway's member
 * @param settings Pekko's settings, by path
 * @param folder the private folder of this start, of no use without its gateway
 * @param database how the database is reached, if not as it is configured
 */
public record Assignment(
        String systemName,
        String gateway,
        Map<String, Object> settings,
        String folder,
        @Nullable DatabaseAccess database) {

    /** Copies the settings. */
    public Assignment {
        settings = Map.copyOf(settings);
    }
}
