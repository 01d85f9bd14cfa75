package dev.stagedoor.system.frame;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links that are made when they are first asked for, one for each event loop and host. No message waits for a connection
 * that is being made.
 */
public final class HostLinks implements Links {

    private static final Logger LOG = LoggerFactory.getLogger(HostLinks.class);

    private final Function<String, Optional<Endpoint>> endpoints;
    private final int largest;
    private final Consumer<String> onDoubt;
    private final EventLoopGroup others = Sockets.group(1);
    private final Map<EventLoop, Map<String, Connector>> byLoop = new ConcurrentHashMap<>();
    /** Whether the last connection to a host was made, so that only a change is logged. */
    private final Map<String, Boolean> reachable = new ConcurrentHashMap<>();

    /**
     * Creates an instance without links.
     *
     * @param endpoints where a host takes frames, by the address of its member; empty if it does not
     * @param largest how many bytes a frame may have
     * @param onDoubt learns which host a link in use has ended to, before those do who wait for an answer on it
     */
    public HostLinks(Function<String, Optional<Endpoint>> endpoints, int largest, Consumer<String> onDoubt) {
        this.endpoints = endpoints;
        this.largest = largest;
        this.onDoubt = onDoubt;
    }

    @Override
    public Optional<Link> to(String host) {
        var loop = currentLoop();
        return byLoop.computeIfAbsent(loop, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(host, key -> connector(loop, key))
                .link();
    }

    private Connector connector(EventLoop loop, String host) {
        return new Connector(connector -> others.execute(() -> connect(loop, host, connector)), () -> doubt(host));
    }

    /**
     * Gives up all links to a host after the end of one. The others of a process that is killed end a little later, and
     * what leaves on them meanwhile would be lost.
     */
    private void doubt(String host) {
        onDoubt.accept(host);
        byLoop.values().forEach(connectors -> {
            var connector = connectors.get(host);
            if (connector != null) {
                connector.retire();
            }
        });
    }

    /** Returns the current event loop; one of our own if there is none. */
    private EventLoop currentLoop() {
        return current() instanceof EventLoop loop && Sockets.isSuitable(loop) ? loop : others.next();
    }

    private static @Nullable Object current() {
        return ThreadExecutorMap.currentExecutor();
    }

    private void connect(EventLoop loop, String host, Connector connector) {
        endpoints.apply(host).ifPresentOrElse(endpoint -> connect(loop, host, endpoint, connector), connector::failed);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the handshake has the result
    private void connect(EventLoop loop, String host, Endpoint endpoint, Connector connector) {
        var handshake = new Handshake(host, channel -> new Link(channel, host, connector));
        handshake.outcome().whenComplete((link, failure) -> {
            if (failure == null) {
                connected(host, endpoint, connector, link);
            } else {
                failed(host, endpoint, connector, failure);
            }
        });
        try {
            Sockets.client(loop, endpoint)
                    .handler(pipeline(endpoint, handshake))
                    .connect()
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            handshake.outcome().completeExceptionally(connected.cause());
                        }
                    });
        } catch (RuntimeException e) {
            handshake.outcome().completeExceptionally(e);
        }
    }

    private ChannelInitializer<Channel> pipeline(Endpoint endpoint, Handshake handshake) {
        var security = endpoint.client().toArray(ChannelHandler[]::new);
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                Sockets.endWhenUnconfirmed(channel);
                channel.pipeline().addLast(security).addLast(Frame.splitter(largest), handshake);
            }
        };
    }

    private void connected(String host, Endpoint endpoint, Connector connector, Link link) {
        connector.connected(link);
        if (!Boolean.TRUE.equals(reachable.put(host, true))) {
            LOG.info("event=link-made endpoint={}", endpoint);
        }
    }

    private void failed(String host, Endpoint endpoint, Connector connector, Throwable cause) {
        connector.failed();
        if (!Boolean.FALSE.equals(reachable.put(host, false))) {
            LOG.warn("event=link-failed endpoint={} reason=\"{}\"", endpoint, cause.toString());
        }
    }

    @Override
    public void forget(String host) {
        reachable.remove(host);
        byLoop.values().forEach(connectors -> {
            var forgotten = connectors.remove(host);
            if (forgotten != null) {
                forgotten.close();
            }
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of its thread
    public void close() {
        byLoop.values().forEach(connectors -> connectors.values().forEach(Connector::close));
        others.shutdownGracefully();
    }
}
