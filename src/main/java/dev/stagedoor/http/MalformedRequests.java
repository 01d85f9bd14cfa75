package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Gives the answers a body with which Netty refuses what it cannot read: such a request is never seen by anybody else. One
 * for each connection.
 */
final class MalformedRequests extends ChannelDuplexHandler {

    private static final String NAME = "stagedoor.malformed-requests";

    private @Nullable HttpObject last;
    private int unanswered;

    static HttpServer watch(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, new MalformedRequests());
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part) {
            last = part;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells what became of it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean refusal = message instanceof FullHttpResponse response && refusesUnreadable(response);
        if (refusal && unanswered == 0) {
            // The request was answered before its body broke off; a second answer would be taken for that of the next
            // one.
            ReferenceCountUtil.release(message);
            context.close(promise);
            return;
        }
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(refusal ? explained((FullHttpResponse) message) : message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** What was read last may have come behind the request that is answered, so that alone tells nothing. */
    private boolean refusesUnreadable(FullHttpResponse response) {
        return last != null
                && last.decoderResult().isFailure()
                && response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !response.content().isReadable();
    }

    private FullHttpResponse explained(FullHttpResponse response) {
        var body = Answers.problem(problem(response.status().code())).body();
        var explained = response.replace(Unpooled.wrappedBuffer(body));
        explained
                .headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return explained;
    }

    private Problem problem(int status) {
        return switch (status) {
            case 414 ->
                Problem.refused(
                        ProblemType.URL_TOO_LONG,
                        "The URL is too long; members of a message can as well be sent in the body.");
            case 431 ->
                Problem.refused(ProblemType.HEADERS_TOO_LARGE, "The headers are larger than what is read of them.");
            default -> malformed();
        };
    }

    /** Whether the ask was under way when a part of its body turned out to be broken is not known here. */
    private Problem malformed() {
        return last instanceof HttpRequest
                ? Problem.refused(ProblemType.MALFORMED_REQUEST, "The request is not HTTP as it should be.")
                : Problem.failed(
                        ProblemType.MALFORMED_REQUEST,
                        "The body of the request is not HTTP as it should be.",
                        Executed.UNKNOWN,
                        false);
    }
}
