package dev.stagedoor.system.frame;

import dev.stagedoor.system.wire.ProtocolCodec;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoEventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.pekko.actor.typed.ActorSystem;

/** Server that takes frames for the actors of this process, on a Unix domain socket that only its user can open. */
public final class FrameServer {

    private final HostedAsks hostedAsks;
    private final IoEventLoopGroup group;

    private FrameServer(HostedAsks hostedAsks, IoEventLoopGroup group) {
        this.hostedAsks = hostedAsks;
        this.group = group;
    }

    /**
     * Starts a server.
     *
     * @param path the socket, in a folder that only the user of this process can enter; what is there is replaced
     * @param largest how many bytes a frame may have
     * @throws UncheckedIOException if the socket cannot be made
     */
    public static FrameServer start(Path path, int largest, ActorSystem<?> system, ProtocolCodec codec) {
        var hostedAsks = new HostedAsks(system, codec);
        var group = Sockets.group(Runtime.getRuntime().availableProcessors());
        try {
            Files.deleteIfExists(path);
            Sockets.server(group, path)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel accepted) {
                            accepted.pipeline().addLast(Frame.splitter(largest), new HostConnection(hostedAsks));
                        }
                    })
                    .bind()
                    .syncUninterruptibly();
            if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FrameServer(hostedAsks, group);
    }

    /** Stops the server, and closes its connections. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of its threads
    public void close() {
        hostedAsks.close();
        group.shutdownGracefully();
    }
}
