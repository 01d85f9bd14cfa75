package dev.stagedoor.system.worker;

import java.util.Map;

/**
 * What a gateway assigns to a worker. It holds the secrets of this start, so it is told by no other way than the tether.
 *
 * @param systemName the name of the actor system, known to members only
 * @param gateway the address of the gateway's member
 * @param settings Pekko's settings, by path
 * @param folder the private folder of this start, of no use without its gateway
 */
public record Assignment(String systemName, String gateway, Map<String, Object> settings, String folder) {

    /** Copies the settings. */
    public Assignment {
        settings = Map.copyOf(settings);
    }
}
