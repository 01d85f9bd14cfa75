package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.SystemStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out whether a member can listen, before Pekko tries and fails at length. */
final class FreePort {

    private FreePort() {}

    /**
     * Requires that both ports of a member are free at its host.
     *
     * @throws SystemStartException naming the port that is not, or the host that is none of this machine's
     */
    static void require(ClusterProperties cluster) {
        var host = ClusterSettings.host(cluster);
        require(host, "port", cluster.port());
        require(host, "management-port", cluster.managementPort());
    }

    private static void require(String host, String key, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw new SystemStartException(
                    "Nobody can listen on stagedoor.system.cluster.%s=%d of stagedoor.system.cluster.host=%s: %s"
                            .formatted(key, port, host, e.getMessage()));
        }
    }
}
