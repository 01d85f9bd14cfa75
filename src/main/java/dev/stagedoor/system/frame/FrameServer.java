package dev.stagedoor.system.frame;

import dev.stagedoor.system.wire.ProtocolCodec;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoEventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;

/** Server that takes frames for the actors of this process. Safe for use by any thread. */
public final class FrameServer {

    /** For the last answers; a process that does not read them cannot hold up the end of this one. */
    private static final long CLOSE_MILLIS = 500;

    private final Endpoint endpoint;
    private final String member;
    private final HostedAsks hostedAsks;
    private final IoEventLoopGroup group = Sockets.group(Runtime.getRuntime().availableProcessors());
    private final Set<HostConnection> connections = ConcurrentHashMap.newKeySet();
    private final Channel listening;
    private volatile boolean leaving;

    /**
     * Starts a server.
     *
     * @param endpoint where it listens; a socket that is there is replaced, and only the user of this process can open it
     * @param largest how many bytes a frame may have
     * @throws UncheckedIOException if it cannot listen there
     */
    public FrameServer(Endpoint endpoint, int largest, ActorSystem<?> system, ProtocolCodec codec) {
        this.endpoint = endpoint;
        this.member = Cluster.get(system).selfMember().address().toString();
        this.hostedAsks = new HostedAsks(system, codec);
        this.listening = listen(largest);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of its threads
    private Channel listen(int largest) {
        try {
            if (endpoint instanceof Endpoint.Local(var path)) {
                Files.deleteIfExists(path);
            }
            var bound = Sockets.server(group, endpoint)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel accepted) {
                            accept(accepted, largest);
                        }
                    })
                    .bind()
                    .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException(bound.cause());
            }
            if (endpoint instanceof Endpoint.Local(var path)) {
                restrict(path);
            }
            return bound.channel();
        } catch (IOException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the listener cannot fail
    private void accept(Channel accepted, int largest) {
        Sockets.endWhenUnconfirmed(accepted);
        var connection = new HostConnection(accepted, member, hostedAsks);
        accepted.pipeline()
                .addLast(endpoint.server().toArray(ChannelHandler[]::new))
                .addLast(Frame.splitter(largest), connection);
        connections.add(connection);
        accepted.closeFuture().addListener(closed -> connections.remove(connection));
        if (leaving) {
            connection.leave();
        }
    }

    /**
     * Takes no more requests. The askers learn that, also those that connect from now on, and those whose requests were
     * taken get their answers. Not for use by an event loop.
     */
    public void leave() {
        leaving = true;
        connections.stream().map(HostConnection::leave).forEach(Future::awaitUninterruptibly);
    }

    /** Stops the server, and closes its connections. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of its threads
    public void close() {
        leave();
        listening.close().awaitUninterruptibly();
        connections.stream().map(HostConnection::close).forEach(closing -> closing.awaitUninterruptibly(CLOSE_MILLIS));
        hostedAsks.close();
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
