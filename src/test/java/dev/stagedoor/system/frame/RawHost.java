package dev.stagedoor.system.frame;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Host that accepts connections at a socket, and reads and answers only what the test does. */
public final class RawHost implements AutoCloseable {

    private final Path socket;
    private final ServerSocketChannel server;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    /** Listens at a socket in a new folder in this one. */
    public RawHost(Path folder) throws IOException {
        socket = Files.createTempDirectory(folder, "host").resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    public Endpoint endpoint() {
        return new Endpoint.Local(socket);
    }

    /** Accepts a connection, and names the host to the other side. */
    public SocketChannel accept(String member) throws IOException {
        return accept(RawFrames.hello(member));
    }

    SocketChannel accept(ByteBuffer hello) throws IOException {
        var accepted = server.accept();
        connections.add(accepted);
        accepted.write(hello);
        return accepted;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
