package dev.stagedoor.system.frame;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
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
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** Unix domain sockets, by Netty's native transport where there is one, else by Java's. */
final class Sockets {

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

    /** Returns a bootstrap that connects to the socket, on the event loop. */
    static Bootstrap client(EventLoop loop, Path path) {
        boolean nativeLoop = isNative(loop);
        return new Bootstrap()
                .group(loop)
                .channel(nativeLoop ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class)
                .remoteAddress(address(nativeLoop, path));
    }

    /** Returns a bootstrap that listens to the socket, on the event loops of {@link #group}. */
    static ServerBootstrap server(IoEventLoopGroup group, Path path) {
        boolean nativeLoop = Epoll.isAvailable();
        return new ServerBootstrap()
                .group(group)
                .channel(nativeLoop ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class)
                .localAddress(address(nativeLoop, path));
    }

    private static SocketAddress address(boolean nativeLoop, Path path) {
        return nativeLoop ? new DomainSocketAddress(path.toString()) : UnixDomainSocketAddress.of(path);
    }
}
