package dev.stagedoor.http.connection;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose head is not as RFC 9112 demands, and gives a problem to the answers by which Netty refuses what it
 * cannot decode: such a request never comes to Spring. One for each connection.
 */
final class MalformedRequests extends ChannelDuplexHandler {

    private final LoopbackHosts hosts;

    private @Nullable HttpObject last;
    private int unanswered;

    /** Handles one connection. */
    MalformedRequests(LoopbackHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part && !hasFailed()) {
            last = part;
        }
        if (message instanceof HttpRequest request) {
            unanswered++;
            refuse(request, context.channel().parent());
        }
        context.fireChannelRead(message);
    }

    /** Has Netty take a request for one that it cannot decode, if there is a problem with its head. */
    private void refuse(HttpRequest request, @Nullable Channel server) {
        if (request.decoderResult().isSuccess()) {
            RequestHead.problem(request)
                    .or(() -> server == null ? Optional.empty() : hosts.problem(request, server.localAddress()))
                    .ifPresent(problem -> {
                        request.setDecoderResult(DecoderResult.failure(new RefusedRequest(problem)));
                        // Reactor Netty has a failure of its own for HTTP/2.0.
                        request.setProtocolVersion(HttpVersion.HTTP_1_1);
                    });
        }
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
        return hasFailed()
                && response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !response.content().isReadable();
    }

    /** Nothing that comes behind what cannot be read is answered. */
    private boolean hasFailed() {
        return last != null && last.decoderResult().isFailure();
    }

    private FullHttpResponse explained(FullHttpResponse response) {
        var answer = problem(response.status().code()).answer();
        var explained = response.replace(Unpooled.wrappedBuffer(answer.body()));
        explained.setStatus(HttpResponseStatus.valueOf(answer.statusCode().value()));
        answer.headers().forEach((name, values) -> explained.headers().set(name, values));
        explained.headers().set("X-Content-Type-Options", "nosniff");
        explained.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        return explained;
    }

    private Problem problem(int status) {
        if (last != null && last.decoderResult().cause() instanceof RefusedRequest refused) {
            return refused.problem();
        }
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
