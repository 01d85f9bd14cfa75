package dev.stagedoor.system;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalInt;

/**
 * Host in the list stagedoor.system.cluster.hosts.
 *
 * @param host a name or an address; an IPv6 address stands in brackets
 * @param port the port after the host, if there is one
 */
public record HostAndPort(String host, OptionalInt port) {

    /**
     * Parses {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException if the text is neither; the message names the key and the text
     */
    public static HostAndPort of(String text) {
        try {
            var uri = new URI("pekko://" + text);
            if (uri.getHost() != null && text.equals(uri.getRawAuthority()) && uri.getUserInfo() == null) {
                return new HostAndPort(
                        uri.getHost(), uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort()));
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        throw new IllegalArgumentException(
                "stagedoor.system.cluster.hosts must be hosts, or host:port, separated by commas, but has '%s'"
                        .formatted(text));
    }
}
