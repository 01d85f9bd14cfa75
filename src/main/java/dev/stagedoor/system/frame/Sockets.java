package dev.stagedoor.system.frame;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** Sockets for frames, by Netty's native transport where there is one, else by Java's. */
final class Sockets {

    private static final int CONNECT_MILLIS = 5_000;

    /**
     * Ends a connection whose other end has confirmed nothing for so long, so that messages take another way (RFC 5482).
     */
    private static final int UNCONFIRMED_MILLIS = 10_000;

    private Sockets() {}

    /** Returns a new group of event loops whose threads do not keep the process alive. */
    static IoEventLoopGroup group(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("stagedoor-frames", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** Returns whether the event loop can have such sockets. */
    static boolean isSuitable(EventLoop loop) {
        return isNative(loop) || supports(loop, NioIoHandle.class);
    }

    private static boolean isNative(EventLoop loop) {
        return supports(loop, EpollIoHandle.class);
    }

    private static boolean supports(EventLoop loop, Class<? extends IoHandle> handles) {
        return loop instanceof IoEventLoop io && io.isCompatible(handles);
    }

    /** Returns a bootstrap that connects to the endpoint, on the event loop. Looks up its host, which may block. */
    static Bootstrap client(EventLoop loop, Endpoint endpoint) {
        boolean nativeLoop = isNative(loop);
        var bootstrap = new Bootstrap().group(loop).remoteAddress(address(nativeLoop, endpoint));
        return switch (endpoint) {
            case Endpoint.Local local ->
                bootstrap.channel(nativeLoop ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class);
            case Endpoint.Remote remote ->
                bootstrap
                        .channel(nativeLoop ? EpollSocketChannel.class : NioSocketChannel.class)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        };
    }

    /** Returns a bootstrap that listens at the endpoint, on the event loops of {@link #group}. */
    static ServerBootstrap server(IoEventLoopGroup group, Endpoint endpoint) {
        boolean nativeLoop = Epoll.isAvailable();
        var bootstrap = new ServerBootstrap().group(group).localAddress(address(nativeLoop, endpoint));
        return switch (endpoint) {
            case Endpoint.Local local ->
                bootstrap.channel(
                        nativeLoop ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class);
            case Endpoint.Remote remote ->
                bootstrap
                        .channel(nativeLoop ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true);
        };
    }

    /** Has the operating system end a connection of this process whose other end is no longer there. */
    static void endWhenUnconfirmed(Channel connection) {
        if (connection instanceof SocketChannel tcp) {
            tcp.config().setKeepAlive(true);
        }
        if (connection instanceof EpollSocketChannel tcp) {
            tcp.config().setTcpUserTimeout(UNCONFIRMED_MILLIS);
        }
    }

    private static SocketAddress address(boolean nativeLoop, Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Local(Path path) ->
                nativeLoop ? new DomainSocketAddress(path.toString()) : UnixDomainSocketAddress.of(path);
            case Endpoint.Remote remote -> new InetSocketAddress(remote.host(), remote.port());
        };
    }
}
