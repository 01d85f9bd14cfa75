package dev.stagedoor.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pekko.util.Version;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this member of the base cluster, and of how it finds the others.
 *
 * @param roles what this member does: a gateway serves HTTP, a worker hosts actors; one may do both
 * @param host the name or address that other members reach this one by, and that it listens on; by default the address
 *     of this machine that hosts lists, or else its first that is not loopback, IPv4 before IPv6
 * @param port the port that members speak to each other on
 * @param askPort the port that members ask each other's actors on; only members that host actors listen
 * @param managementPort the port that members find each other on
 * @param discovery the method of Pekko Discovery that members find each other by: config, pekko-dns, kubernetes-api, or
 *     another whose module is on the class path
 * @param service the name that discovery looks up; for pekko-dns, that of a headless service. By default the name of
 *     the system
 * @param hosts the hosts of members, for the discovery config; each with its management port if that differs
 * @param podLabelSelector the labels of members' pods, for the discovery kubernetes-api; %s stands for the service
 * @param containerName the container of members' pods, for the discovery kubernetes-api; a pod whose container waits
 *     for its restart is no member. By default, every running pod is a member
 * @param contactPoints how many members must be found before they form a cluster, if there is none to join; all that
 *     are found must answer
 * @param splitBrainResolver which members continue when they cannot reach each other: keep-majority, keep-oldest,
 *     static-quorum, or down-all
 * @param quorumSize how many members must reach each other to continue, for static-quorum
 * @param stableAfter how long members must be unreachable before the split brain resolver decides, and as long again
 *     before their actors start elsewhere
 * @param version the version of the application; in a rolling update, members of the newest version get the shards
 * @param tls the certificates of members, for the transport tls-tcp
 */
public record ClusterProperties(
        @DefaultValue("gateway,worker") Set<Role> roles,
        @DefaultValue("") String host,
        @DefaultValue("17355") int port,
        @DefaultValue("17356") int askPort,
        @DefaultValue("7626") int managementPort,
        @DefaultValue("config") String discovery,
        @DefaultValue("") String service,
        @DefaultValue List<String> hosts,
        @DefaultValue("app.kubernetes.io/name=%s") String podLabelSelector,
        @DefaultValue("") String containerName,
        @DefaultValue("2") int contactPoints,
        @DefaultValue("keep-majority") SplitBrainResolver splitBrainResolver,
        @DefaultValue("0") int quorumSize,
        @DefaultValue("7s") Duration stableAfter,
        @DefaultValue("") String version,
        @DefaultValue @NestedConfigurationProperty TlsProperties tls) {

    private static final int LARGEST_PORT = 65_535;
    private static final Duration SHORTEST_STABLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STABLE = Duration.ofMinutes(5);

    /** Roles of a member. */
    public enum Role {
        /** Serves HTTP. */
        GATEWAY,
        /** Hosts actors. */
        WORKER;

        /** Returns the role as Pekko spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Strategies that decide which members continue when they cannot reach each other. */
    public enum SplitBrainResolver {
        /** The majority continues. */
        KEEP_MAJORITY,
        /** The side with the oldest member continues. */
        KEEP_OLDEST,
        /** The side with at least the quorum of members continues. */
        STATIC_QUORUM,
        /** No member continues. */
        DOWN_ALL;

        /** Returns the strategy as Pekko spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public ClusterProperties {
        roles = Set.copyOf(roles);
        hosts = List.copyOf(hosts);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.roles must have gateway, worker, or both, but is empty");
        }
        requirePort("port", port);
        requirePort("ask-port", askPort);
        requirePort("management-port", managementPort);
        requireDifferent("port", port, "management-port", managementPort);
        requireDifferent("port", port, "ask-port", askPort);
        requireDifferent("ask-port", askPort, "management-port", managementPort);
        hosts.forEach(HostAndPort::of);
        if (contactPoints < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.contact-points must be at least 1, but is %s".formatted(contactPoints));
        }
        if (quorumSize < 0 || (quorumSize == 0 && splitBrainResolver == SplitBrainResolver.STATIC_QUORUM)) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.quorum-size must be at least 1 for split-brain-resolver=static-quorum, but is %s"
                            .formatted(quorumSize));
        }
        requireVersion(version);
        if (stableAfter.compareTo(SHORTEST_STABLE) < 0 || stableAfter.compareTo(LONGEST_STABLE) > 0) {
            throw new IllegalArgumentException("stagedoor.system.cluster.stable-after must be from %s to %s, but is %s"
                    .formatted(SHORTEST_STABLE, LONGEST_STABLE, stableAfter));
        }
    }

    /** Pekko takes an empty version for the oldest. */
    private static void requireVersion(String version) {
        try {
            Version.apply(version.isEmpty() ? Version.Zero().version() : version);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.version must be two or three numbers with dots, and a suffix without dots after a hyphen if any, but is '%s'"
                            .formatted(version));
        }
    }

    private static void requirePort(String key, int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.%s must be from 1 to %s, but is %s".formatted(key, LARGEST_PORT, port));
        }
    }

    private static void requireDifferent(String key, int port, String otherKey, int otherPort) {
        if (port == otherPort) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.%s and %s must differ, but both are %s".formatted(key, otherKey, port));
        }
    }

    /** Returns whether this member has the role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /**
     * Checks what the base cluster requires.
     *
     * @throws IllegalArgumentException if a value does not suit the base; the message names the key and the value
     */
    void require(Transport transport) {
        if (transport == Transport.AERON_UDP) {
            throw new IllegalArgumentException(
                    "stagedoor.system.transport must be tcp or tls-tcp in the base cluster, but is aeron-udp");
        }
        if (transport == Transport.TLS_TCP) {
            tls.require();
        }
        if (discovery.equals("config") && hosts.isEmpty()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.hosts must list the hosts of members, for stagedoor.system.cluster.discovery=config, but is empty");
        }
    }
}
