package dev.stagedoor.http.connection;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server's connections.
 *
 * @param headerTimeout how long the head of a request may take, from its first byte to its last
 * @param bodyTimeout how long the body of a request may pause
 * @param idleTimeout how long a connection may be without a request before it is closed
 * @param allowedHosts the hosts besides localhost that requests may name if the service listens on loopback only; * for
 *     any
 */
@ConfigurationProperties(prefix = "stagedoor.connection", ignoreUnknownFields = false)
record ConnectionProperties(
        @DefaultValue("10s") Duration headerTimeout,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue List<String> allowedHosts) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names the key and the value
     */
    public ConnectionProperties {
        require("header-timeout", headerTimeout);
        require("body-timeout", bodyTimeout);
        require("idle-timeout", idleTimeout);
        allowedHosts = List.copyOf(allowedHosts);
        allowedHosts.forEach(ConnectionProperties::requireName);
    }

    private static void requireName(String host) {
        if (!host.equals(LoopbackHosts.ANY)
                && HostHeader.read(host).filter(read -> read.port().isEmpty()).isEmpty()) {
            throw new IllegalArgumentException(
                    "stagedoor.connection.allowed-hosts must list names of hosts without ports, or be *, but has '%s'"
                            .formatted(host));
        }
    }

    private static void require(String key, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("stagedoor.connection.%s must be positive and at most %s, but is %s"
                    .formatted(key, LONGEST, value));
        }
    }
}
