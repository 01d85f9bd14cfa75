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
 * Ends one connection so that nobody is reset: when the service ends, after the answers to all that came; when the client has
 * closed its side, after those as well. For use by the connection's event loop, but for {@link #drain()}.
 */
final class ConnectionEnd extends ChannelDuplexHandler {

    /** How long a client is given to close its side. */
    private static final Duration LINGER = Duration.ofSeconds(1);
    /** A client that has closed its side, and not only half of it, is found out from then on. */
    private static final Duration FIRST_PROBE = Duration.ofMillis(100);

    private static final Duration LONGEST_PROBE = Duration.ofSeconds(10);
    private static final byte[] INTERIM = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** How the connection is to end. */
    private enum State {
        /** Not yet. */
        OPEN,
        /** After the answers to what has come. */
        ENDING,
        /** Our side is closed; what still comes is thrown away until the client has closed its own. */
        LINGERING
    }

    private final Connections connections;
    private final ReadTimeouts timeouts;
    private State state = State.OPEN;
    private int unanswered;
    private boolean answering;
    private boolean reading;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private @Nullable ChannelHandlerContext context;

    ConnectionEnd(Connections connections, ConnectionProperties properties) {
        this.connections = connections;
        this.timeouts = new ReadTimeouts(properties, () -> unanswered);
    }

    /** What bounds the time that is spent on reading. */
    ReadTimeouts timeouts() {
        return timeouts;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        connections.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        connections.remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        connections.remove(this);
        inactive.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (state == State.LINGERING) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            unanswered++;
            version = request.protocolVersion();
        }
        reading = !(message instanceof LastHttpContent);
        from.fireChannelRead(message);
    }

    /** Reactor Netty reads on when it has answered; where the client has closed its side, that fails. */
    @Override
    public void read(ChannelHandlerContext from) {
        var channel = from.channel();
        if (channel.isActive() && !(channel instanceof DuplexChannel duplex && duplex.isInputShutdown())) {
            from.read();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells what became of it
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                to.write(message, promise);
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
                to.write(message, promise.unvoid()).addListener(written -> linger(to));
                return;
            }
        }
        to.write(message, promise);
    }

    /** Closes our side, and waits for the client to close its own, as RFC 9112, section 9.6, advises. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    private void linger(ChannelHandlerContext lingering) {
        state = State.LINGERING;
        var channel = lingering.channel();
        if (channel.pipeline().get(SslHandler.class) != null || !(channel instanceof DuplexChannel duplex)) {
            lingering.close();
            return;
        }
        duplex.shutdownOutput();
        if (duplex.isInputShutdown()) {
            lingering.close();
            return;
        }
        channel.config().setAutoRead(true);
        lingering.executor().schedule(() -> lingering.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    public void userEventTriggered(ChannelHandlerContext half, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (state == State.LINGERING || unanswered == 0 || reading) {
                half.close();
            } else {
                state = State.ENDING;
                probeAfter(canBeProbed() ? FIRST_PROBE : LINGER, half);
            }
        }
        half.fireUserEventTriggered(event);
    }

    /**
     * A client that has gone altogether looks like one that has only closed its side, until something is sent to it. HTTP/1.1 has
     * interim answers for that, of which the second fails; a client of HTTP/1.0 is given up after {@link #LINGER}.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the connection
    private void probeAfter(Duration delay, ChannelHandlerContext half) {
        half.executor().schedule(() -> probe(half, delay), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    private void probe(ChannelHandlerContext half, Duration waited) {
        if (!half.channel().isActive() || unanswered == 0) {
            return;
        }
        if (!canBeProbed()) {
            half.close();
            return;
        }
        if (!answering) {
            half.pipeline()
                    .context(NettyPipeline.HttpCodec)
                    .writeAndFlush(Unpooled.wrappedBuffer(INTERIM))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        var doubled = waited.multipliedBy(2);
        probeAfter(doubled.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : doubled, half);
    }

    private boolean canBeProbed() {
        return !version.equals(HttpVersion.HTTP_1_0);
    }

    /** Has the connection closed after its next answer. May be called by any thread. */
    void drain() {
        onEventLoop(this::drain);
    }

    private void drain(ChannelHandlerContext drained) {
        if (state == State.OPEN) {
            state = State.ENDING;
        }
        timeouts.hurry(drained);
    }

    /** Has the connection closed if no answer is to come on it. May be called by any thread. */
    void endIfIdle() {
        onEventLoop(this::endIfIdle);
    }

    private void endIfIdle(ChannelHandlerContext idle) {
        if (state == State.ENDING && unanswered == 0 && idle.channel().isActive()) {
            linger(idle);
        }
    }

    private void onEventLoop(Consumer<ChannelHandlerContext> action) {
        var current = context;
        if (current != null) {
            current.executor().execute(() -> action.accept(current));
        }
    }
}
