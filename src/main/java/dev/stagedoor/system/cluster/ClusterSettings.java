package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.HostAndPort;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.Transport;
import dev.stagedoor.system.wire.WireSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pekko settings of a member, derived from the properties. */
final class ClusterSettings {

    private static final String ARTERY = "pekko.remote.artery.";
    private static final String RESOLVER = "pekko.cluster.split-brain-resolver.";
    private static final String BOOTSTRAP = "pekko.management.cluster.bootstrap.";

    private ClusterSettings() {}

    /**
     * Returns the settings, keyed by path.
     *
     * @throws dev.stagedoor.system.SystemStartException if a TLS file cannot be used, or no host is set and none is
     *     found
     */
    static Map<String, Object> of(SystemProperties properties) {
        var cluster = properties.cluster();
        var host = host(cluster);
        var settings = new HashMap<String, Object>();
        settings.putAll(remoting(properties, host));
        settings.putAll(membership(cluster));
        settings.putAll(discovery(properties, host));
        return settings;
    }

    /** Returns the host that this member listens at: the one that is set, or else an address of this machine. */
    static String host(ClusterProperties cluster) {
        return cluster.host().isEmpty() ? MachineAddress.find(cluster.hosts()) : cluster.host();
    }

    /** Returns the service name that discovery looks up; by default the name of the system. */
    static String service(SystemProperties properties) {
        var service = properties.cluster().service();
        return service.isEmpty() ? properties.name() : service;
    }

    private static Map<String, Object> remoting(SystemProperties properties, String host) {
        var settings = new HashMap<String, Object>();
        settings.put(
                ARTERY + "advanced.maximum-frame-size", properties.maxMessage().toBytes() + WireSerializer.OVERHEAD);
        settings.put(ARTERY + "canonical.hostname", host);
        settings.put(ARTERY + "canonical.port", properties.cluster().port());
        settings.put(ARTERY + "transport", "tcp");
        if (properties.transport() == Transport.TLS_TCP) {
            var tls = properties.cluster().tls();
            MemberCertificate.require(tls);
            settings.put(ARTERY + "transport", "tls-tcp");
            settings.putAll(MemberCertificate.settings(tls));
        }
        settings.put("pekko.http.client.user-agent-header", new MemberIdentity(host, properties.name()).userAgent());
        return settings;
    }

    private static Map<String, Object> membership(ClusterProperties cluster) {
        var settings = new HashMap<String, Object>();
        settings.put("pekko.cluster.roles", roles(cluster));
        if (!cluster.version().isEmpty()) {
            settings.put("pekko.cluster.app-version", cluster.version());
        }
        settings.put(RESOLVER + "active-strategy", cluster.splitBrainResolver().word());
        settings.put(RESOLVER + "stable-after", cluster.stableAfter());
        if (cluster.quorumSize() > 0) {
            settings.put(RESOLVER + "static-quorum.quorum-size", cluster.quorumSize());
        }
        return settings;
    }

    private static List<String> roles(ClusterProperties cluster) {
        var words = cluster.roles().stream().map(ClusterProperties.Role::word);
        return cluster.has(ClusterProperties.Role.WORKER)
                ? Stream.concat(words, Stream.of(AskPort.role(cluster.askPort())))
                        .toList()
                : words.toList();
    }

    private static Map<String, Object> discovery(SystemProperties properties, String host) {
        var cluster = properties.cluster();
        var service = service(properties);
        return Map.of(
                "pekko.management.http.hostname",
                host,
                "pekko.management.http.port",
                cluster.managementPort(),
                "pekko.discovery.method",
                cluster.discovery(),
                "pekko.discovery.config.services",
                Map.of(service, Map.of("endpoints", endpoints(cluster))),
                "pekko.discovery.kubernetes-api.pod-label-selector",
                cluster.podLabelSelector(),
                "pekko.discovery.kubernetes-api.container-name",
                cluster.containerName(),
                BOOTSTRAP + "contact-point-discovery.effective-name",
                service,
                BOOTSTRAP + "contact-point-discovery.required-contact-point-nr",
                cluster.contactPoints());
    }

    private static List<Map<String, Object>> endpoints(ClusterProperties cluster) {
        return cluster.hosts().stream()
                .map(HostAndPort::of)
                .map(member -> Map.<String, Object>of(
                        "host", member.host(), "port", member.port().orElse(cluster.managementPort())))
                .toList();
    }
}
