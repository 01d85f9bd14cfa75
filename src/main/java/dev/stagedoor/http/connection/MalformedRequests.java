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
 * Refuses requests whose head violates RFC 9112, and adds a problem to the answers with which Netty refuses what it
 * cannot decode. Such requests never reach Spring. Each connection has its own instance.
 */
final class MalformedRequests extends ChannelDuplexHandler {

    private final LoopbackHosts hosts;
    private final HostReader hostReader = new HostReader();

    private @Nullable HttpObject last;
    private int unanswered;

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

    /** If there is a problem with the head, marks the request as one that Netty could not decode. */
    private void refuse(HttpRequest request, @Nullable Channel server) {
        if (request.decoderResult().isSuccess()) {
            RequestHead.problem(request, hostReader)
                    .or(() -> server == null
                            ? Optional.empty()
                            : hosts.problem(request, server.localAddress(), hostReader))
                    .ifPresent(problem -> {
                        request.setDecoderResult(DecoderResult.failure(new RefusedRequest(problem)));
                        // Reactor Netty fails on HTTP/2.0 in its own way.
                        request.setProtocolVersion(HttpVersion.HTTP_1_1);
                    });
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise has the result
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean refusal = message instanceof FullHttpResponse response && refusesUnreadable(response);
        if (refusal && unanswered == 0) {
            // The request was answered before its body broke off; the client would take a second answer for that of its
            // next request.
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

    /** A failure of what was read last proves nothing: it may have arrived after the request that is answered. */
    private boolean refusesUnreadable(FullHttpResponse response) {
        return hasFailed()
                && response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !response.content().isReadable();
    }

    /** Nothing that arrives after a failure is answered. */
    private boolean hasFailed() {
        return last != null && last.decoderResult().isFailure();
    }

    private FullHttpResponse explained(FullHttpResponse response) {
        var answer = problem(response.status().code()).answer();
        var explained = response.replace(Unpooled.wrappedBuffer(answer.body()));
        explained.setStatus(HttpResponseStatus.valueOf(answer.statusCode().value()));
        answer.fields().forEach((name, value) -> explained.headers().set(name, value));
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
                Problem.of(
                        ProblemType.URL_TOO_LONG,
                        "The URL is too long; you can also send the members of a message in the body.");
            case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "The headers are larger than the service accepts.");
            default -> malformed();
        };
    }

    /** If a part of the body is broken, it is not known here whether the ask was already sent. */
    private Problem malformed() {
        return last instanceof HttpRequest
                ? Problem.of(ProblemType.MALFORMED_REQUEST, "The request is not valid HTTP.")
                : Problem.of(ProblemType.MALFORMED_REQUEST, "The body of the request is not valid HTTP.")
                        .with(Executed.UNKNOWN, false);
    }
}
