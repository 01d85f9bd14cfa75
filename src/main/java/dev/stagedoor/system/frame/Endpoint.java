package dev.stagedoor.system.frame;

import io.netty.channel.ChannelHandler;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a process takes frames. */
public sealed interface Endpoint {

    /**
     * Returns the handlers that secure a connection that this process makes.
     *
     * @throws RuntimeException if the certificates cannot be read
     */
    default List<ChannelHandler> client() {
        return this instanceof Remote(var host, var port, var tls) && tls != null ? tls.client(host, port) : List.of();
    }

    /**
     * Returns the handlers that secure a connection that this process accepts.
     *
     * @throws RuntimeException if the certificates cannot be read
     */
    default List<ChannelHandler> server() {
        return this instanceof Remote(var host, var port, var tls) && tls != null ? tls.server(host, port) : List.of();
    }

    /**
     * Unix domain socket, for processes of one machine.
     *
     * @param path its path
     */
    record Local(Path path) implements Endpoint {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * TCP port, for members of a cluster.
     *
     * @param host a name or an address
     * @param port the port
     * @param tls encrypts the connections; null if nothing does
     */
    record Remote(String host, int port, @Nullable Tls tls) implements Endpoint {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
