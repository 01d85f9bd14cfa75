package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.SystemStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.core.NestedExceptionUtils;

/** Checks whether a member can listen on its ports, before Pekko tries and fails at length. */
final class FreePort {

    private static final String MANAGEMENT = "management-port";
    private static final String ASK = "ask-port";

    private FreePort() {}

    /**
     * Requires that the ports of a member are free at its host.
     *
     * @throws SystemStartException if a port is in use, or the host is not an address of this machine; names both
     */
    static void require(ClusterProperties cluster) {
        var host = ClusterSettings.host(cluster);
        require(host, "port", cluster.port());
        require(host, MANAGEMENT, cluster.managementPort());
        if (cluster.has(ClusterProperties.Role.WORKER)) {
            require(host, ASK, cluster.askPort());
        }
    }

    private static void require(String host, String key, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw taken(host, key, port, e);
        }
    }

    /** Returns the exception for a management port that was taken after it had been found free. */
    static SystemStartException managementTaken(ClusterProperties cluster, Throwable failure) {
        return taken(ClusterSettings.host(cluster), MANAGEMENT, cluster.managementPort(), failure);
    }

    /** Returns the exception for an ask port that was taken after it had been found free. */
    static SystemStartException askTaken(ClusterProperties cluster, Throwable failure) {
        return taken(ClusterSettings.host(cluster), ASK, cluster.askPort(), failure);
    }

    private static SystemStartException taken(String host, String key, int port, Throwable failure) {
        return new SystemStartException(
                "Cannot listen on stagedoor.system.cluster.%s=%s at stagedoor.system.cluster.host=%s: %s"
                        .formatted(
                                key,
                                port,
                                host,
                                NestedExceptionUtils.getMostSpecificCause(failure)
                                        .getMessage()));
    }
}
