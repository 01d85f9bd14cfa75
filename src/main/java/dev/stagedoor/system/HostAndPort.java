package dev.stagedoor.system;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalInt;

/**
 * A host, as stagedoor.system.cluster.hosts lists it.
 *
 * @param host a name, or an address; that of IPv6 in brackets
 * @param port the port behind it, if there is one
 */
public record HostAndPort(String host, OptionalInt port) {

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException naming the key and the text, if it is neither
     */
    public static HostAndPort of(String text) {
        try {
            var uri = new URI("pekko://" + text);
            if (uri.getHost() != null && text.equals(uri.getRawAuthority()) && uri.getUserInfo() == null) {
                return new HostAndPort(
                        uri.getHost(), uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort()));
            }
        } catch (URISyntaxException e) {
            // as below
        }
        throw new IllegalArgumentException(
                "stagedoor.system.cluster.hosts must be hosts, or host:port, separated by commas, but has '%s'"
                        .formatted(text));
    }
}
