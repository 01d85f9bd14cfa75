package dev.stagedoor.system.frame;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.ThreadExecutorMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links of the asking process, one for each of its event loops and each host. Safe for use by any thread. */
public final class Links {

    private final Function<String, Path> sockets;
    private final int largest;
    private final EventLoopGroup others = Sockets.group(1);
    private final Map<EventLoop, Map<String, Link>> byLoop = new ConcurrentHashMap<>();

    /**
     * Creates an instance without links.
     *
     * @param sockets the socket of a host, by the address of its member
     * @param largest how many bytes a frame may have
     */
    public Links(Function<String, Path> sockets, int largest) {
        this.sockets = sockets;
        this.largest = largest;
    }

    /** Returns the link to a host from the current event loop; from one of our own if there is none. */
    public Link to(String host) {
        var loop = currentLoop();
        return byLoop.computeIfAbsent(loop, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(host, key -> connect(loop, key));
    }

    private EventLoop currentLoop() {
        return current() instanceof EventLoop loop && Sockets.isSuitable(loop) ? loop : others.next();
    }

    private static @Nullable Object current() {
        return ThreadExecutorMap.currentExecutor();
    }

    private Link connect(EventLoop loop, String host) {
        var link = new Link(
                loop, host, ended -> byLoop.getOrDefault(loop, Map.of()).remove(host, ended));
        loop.execute(() -> link.connect(sockets.apply(host), largest));
        return link;
    }

    /** Closes all links. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of its thread
    public void close() {
        byLoop.values().forEach(links -> links.values().forEach(Link::close));
        others.shutdownGracefully();
    }
}
