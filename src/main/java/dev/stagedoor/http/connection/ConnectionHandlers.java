package dev.stagedoor.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Installs the handlers of connections behind the codec of HTTP/1.1. HTTP/2 has its own means. */
final class ConnectionHandlers implements NettyServerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandlers.class);

    private static final String END = "stagedoor.connection-end";
    private static final String TIMEOUTS = "stagedoor.read-timeouts";
    private static final String MALFORMED = "stagedoor.malformed-requests";

    private final ConnectionProperties properties;
    private final Connections connections;
    private final LoopbackHosts hosts;

    ConnectionHandlers(ConnectionProperties properties, Connections connections) {
        this.properties = properties;
        this.connections = connections;
        this.hosts = new LoopbackHosts(properties.allowedHosts());
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .doOnChannelInit((observer, channel, address) -> install(channel));
    }

    /** While TLS still negotiates the protocol, there is no codec yet. */
    private void install(Channel channel) {
        if (!install(channel.pipeline())) {
            channel.pipeline().addLast(new OnceSettled());
        }
    }

    /** Installs the handlers; returns false if there is no codec. */
    private boolean install(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.HttpCodec) == null) {
            return false;
        }
        var end = new ConnectionEnd(connections, properties);
        pipeline.addAfter(NettyPipeline.HttpCodec, END, end)
                .addAfter(END, TIMEOUTS, end.timeouts())
                .addAfter(TIMEOUTS, MALFORMED, new MalformedRequests(hosts));
        return true;
    }

    private final class OnceSettled extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent) {
                context.executor().execute(() -> settle(context));
            }
            context.fireUserEventTriggered(event);
        }

        private void settle(ChannelHandlerContext context) {
            if (!context.isRemoved() && context.channel().isActive()) {
                boolean installed = install(context.pipeline());
                LOG.debug("event=protocol-settled http1={}", installed);
                context.pipeline().remove(this);
            }
        }
    }
}
