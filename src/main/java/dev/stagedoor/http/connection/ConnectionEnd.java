package dev.stagedoor.http.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Ends one connection without a reset. When the service stops, or when the client has closed its side, the connection
 * ends after the answers to all requests that have arrived. Only the connection's event loop may use it, except for
 * {@link #drain()} and {@link #endIfIdle()}.
 */
final class ConnectionEnd extends ChannelDuplexHandler implements Connections.Connection {

    /** How long a client has to close its side. */
    private static final Duration LINGER = Duration.ofSeconds(1);
    /** Delay of the first probe, which tells whether a client is gone or has only closed its sending side. */
    private static final Duration FIRST_PROBE = Duration.ofMillis(100);

    private static final Duration LONGEST_PROBE = Duration.ofSeconds(10);
    private static final byte[] INTERIM = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Progress of the connection towards its end. */
    private enum State {
        /** Stays open. */
        OPEN,
        /** Ends after the answers to the requests that have arrived. */
        ENDING,
        /** The service's side is closed; what still arrives is discarded until the client closes its side. */
        LINGERING
    }

    private final Connections connections;
    private final ReadTimeouts timeouts;
    private State state = State.OPEN;
    private int unanswered;
    private boolean answering;
    private boolean reading;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private @Nullable ChannelHandlerContext handlerContext;

    ConnectionEnd(Connections connections, ConnectionProperties properties) {
        this.connections = connections;
        this.timeouts = new ReadTimeouts(properties, () -> unanswered);
    }

    /** Returns the read timeouts of this connection. */
    ReadTimeouts timeouts() {
        return timeouts;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        handlerContext = context;
        connections.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        connections.remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.remove(this);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.LINGERING) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            unanswered++;
            version = request.protocolVersion();
        }
        reading = !(message instanceof LastHttpContent);
        context.fireChannelRead(message);
    }

    /** Reactor Netty reads on after an answer, which fails if the client has closed its side. */
    @Override
    public void read(ChannelHandlerContext context) {
        var channel = context.channel();
        if (channel.isActive() && !(channel instanceof DuplexChannel duplex && duplex.isInputShutdown())) {
            context.read();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise has the result
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            answering = true;
            if (state == State.ENDING && unanswered <= 1) {
                HttpUtil.setKeepAlive(response, false);
            }
        }
        if (message instanceof LastHttpContent) {
            answering = false;
            unanswered--;
            if (state == State.ENDING && unanswered <= 0) {
                context.write(message, promise.unvoid()).addListener(written -> linger(context));
                return;
            }
        }
        context.write(message, promise);
    }

    /** Closes the service's side and waits for the client to close its own, as RFC 9112, section 9.6, advises. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    private void linger(ChannelHandlerContext context) {
        state = State.LINGERING;
        var channel = context.channel();
        if (channel.pipeline().get(SslHandler.class) != null || !(channel instanceof DuplexChannel duplex)) {
            context.close();
            return;
        }
        duplex.shutdownOutput();
        if (duplex.isInputShutdown()) {
            context.close();
            return;
        }
        channel.config().setAutoRead(true);
        context.executor().schedule(() -> context.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (state == State.LINGERING || unanswered == 0 || reading) {
                context.close();
            } else {
                state = State.ENDING;
                probeAfter(canBeProbed() ? FIRST_PROBE : LINGER, context);
            }
        }
        context.fireUserEventTriggered(event);
    }

    /**
     * A client that is gone looks like one that has only closed its sending side, until the service sends something. In
     * HTTP/1.1 the service sends interim answers; the second one fails if the client is gone. HTTP/1.0 has none, so the
     * service gives up its clients after {@link #LINGER}.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the connection
    private void probeAfter(Duration delay, ChannelHandlerContext context) {
        context.executor().schedule(() -> probe(context, delay), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    private void probe(ChannelHandlerContext context, Duration waited) {
        if (!context.channel().isActive() || unanswered == 0) {
            return;
        }
        if (!canBeProbed()) {
            context.close();
            return;
        }
        if (!answering) {
            context.pipeline()
                    .context(NettyPipeline.HttpCodec)
                    .writeAndFlush(Unpooled.wrappedBuffer(INTERIM))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        var doubled = waited.multipliedBy(2);
        probeAfter(doubled.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : doubled, context);
    }

    private boolean canBeProbed() {
        return !version.equals(HttpVersion.HTTP_1_0);
    }

    /** Makes the connection close after its next answer. Safe for use by any thread. */
    @Override
    public void drain() {
        onEventLoop(this::drain);
    }

    private void drain(ChannelHandlerContext context) {
        if (state == State.OPEN) {
            state = State.ENDING;
        }
        timeouts.hurry(context);
    }

    /** Closes the connection if it is draining and no answer is pending. Safe for use by any thread. */
    @Override
    public void endIfIdle() {
        onEventLoop(this::endIfIdle);
    }

    private void endIfIdle(ChannelHandlerContext context) {
        if (state == State.ENDING && unanswered == 0 && context.channel().isActive()) {
            linger(context);
        }
    }

    private void onEventLoop(Consumer<ChannelHandlerContext> action) {
        var current = handlerContext;
        if (current != null) {
            current.executor().execute(() -> action.accept(current));
        }
    }
}
