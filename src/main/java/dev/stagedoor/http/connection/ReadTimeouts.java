package dev.stagedoor.http.connection;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Limits how long a connection waits for its client: for the next request, for the rest of a head, for more of a body.
 * A request that takes too long is refused like one that Netty could not decode. A request that arrives at once costs
 * no timer.
 */
final class ReadTimeouts extends ChannelDuplexHandler {

    /** What the connection is reading. */
    private enum Reading {
        /** The next request has not begun. */
        NOTHING,
        /** A head that is not complete. */
        HEAD,
        /** A body that is not complete. */
        BODY
    }

    /** Limit while the service stops, so that it does not wait for a client that has stopped sending. */
    private static final Duration HURRY = Duration.ofSeconds(1);

    private final ConnectionProperties properties;
    private final IntSupplier unanswered;

    private Reading reading = Reading.NOTHING;
    /** When the head began, the body was last continued, or the connection became idle. */
    private long since;

    private boolean hurrying;
    private boolean messageRead;
    private boolean readRequested;
    private long nextCheck;
    private @Nullable Future<?> check;

    /**
     * Timeouts of one connection.
     *
     * @param unanswered supplies the number of requests that are not answered yet
     */
    ReadTimeouts(ConnectionProperties properties, IntSupplier unanswered) {
        this.properties = properties;
        this.unanswered = unanswered;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        since = now(context);
        checkAfter(context, properties.idleTimeout());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        readRequested = true;
        context.read();
    }

    /** A connection counts as idle from its last answer on. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise has the result
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (reading == Reading.NOTHING && message instanceof LastHttpContent) {
            since = now(context);
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        messageRead = true;
        since = now(context);
        if (message instanceof HttpRequest) {
            reading = Reading.BODY;
        }
        if (message instanceof LastHttpContent) {
            reading = Reading.NOTHING;
        }
        context.fireChannelRead(message);
    }

    /** Bytes that do not make a message yet belong to a head, or to the next chunk of a body. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!messageRead) {
            switch (reading) {
                case NOTHING -> {
                    reading = Reading.HEAD;
                    since = now(context);
                }
                case BODY -> since = now(context);
                case HEAD -> {}
            }
        }
        messageRead = false;
        readRequested = false;
        if (reading != Reading.NOTHING) {
            checkAfter(context, timeout());
        }
        context.fireChannelReadComplete();
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }

    private Duration timeout() {
        var timeout = switch (reading) {
            case NOTHING -> properties.idleTimeout();
            case HEAD -> properties.headerTimeout();
            case BODY -> properties.bodyTimeout();
        };
        return hurrying && reading != Reading.NOTHING && timeout.compareTo(HURRY) > 0 ? HURRY : timeout;
    }

    /** Limits the wait for the rest of a request to a second from now on, because the service stops. */
    void hurry(ChannelHandlerContext context) {
        hurrying = true;
        checkAfter(context, timeout());
    }

    /** Schedules a check after the time, unless an earlier one is scheduled. */
    private void checkAfter(ChannelHandlerContext context, Duration time) {
        long at = now(context) + time.toNanos();
        if (check != null && nextCheck - at <= 0) {
            return;
        }
        if (check != null) {
            check.cancel(false);
        }
        nextCheck = at;
        check = context.executor().schedule(() -> check(context), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        check = null;
        // The client is not at fault if its answer is pending, or if nobody reads its body.
        if (unanswered.getAsInt() > 0 && (reading == Reading.NOTHING || (reading == Reading.BODY && !readRequested))) {
            since = now(context);
        }
        var remaining = timeout().minusNanos(now(context) - since);
        if (remaining.isNegative() || remaining.isZero()) {
            expire(context);
        } else {
            checkAfter(context, remaining);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is closed either way
    private void expire(ChannelHandlerContext context) {
        switch (reading) {
            case NOTHING -> context.close();
            case HEAD -> refuse(context, head("stagedoor.connection.header-timeout=" + properties.headerTimeout()));
            case BODY -> {
                if (unanswered.getAsInt() > 0) {
                    refuse(context, body("stagedoor.connection.body-timeout=" + properties.bodyTimeout()));
                } else {
                    context.close();
                }
            }
        }
    }

    /** Passes the message on as if it came from the codec. */
    private static void refuse(ChannelHandlerContext context, HttpObject message) {
        context.pipeline().context(NettyPipeline.HttpCodec).fireChannelRead(message);
    }

    private static HttpObject head(String setting) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.setDecoderResult(tooLate("The head of the request was not complete within %s.".formatted(setting)));
        return request;
    }

    private static HttpObject body(String setting) {
        var last = new DefaultLastHttpContent();
        last.setDecoderResult(tooLate("No further part of the body arrived within %s.".formatted(setting)));
        return last;
    }

    private static DecoderResult tooLate(String detail) {
        return DecoderResult.failure(new RefusedRequest(Problem.of(ProblemType.REQUEST_TIMEOUT, detail)));
    }
}
