package dev.stagedoor.http;

import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/** Reads the body of a request, up to a bound. */
final class RequestBody {

    private static final byte[] NONE = {};
    private static final String READ = RequestBody.class.getName() + ".read";

    /** What mostly arrives along with the headers, and so is never overtaken by an answer. */
    private static final int SMALL = 16 * 1024;

    private final long most;

    RequestBody(long most) {
        this.most = most;
    }

    /** What is wrong with the body by what its headers say. */
    Optional<Problem> refusal(HttpHeaders headers) {
        if (headers.getContentLength() > most) {
            return Optional.of(tooLarge());
        }
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Problem.refused(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The body has the content encoding %s, which is not read.".formatted(encoding)));
        }
        return Optional.empty();
    }

    /**
     * The whole body, without a byte if there is none; nothing if the caller went away, or broke off, before its end. Fails
     * with {@link DataBufferLimitException} if it is too large.
     */
    Mono<byte[]> read(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), Math.toIntExact(most))
                .map(RequestBody::bytes)
                .defaultIfEmpty(NONE)
                .doOnNext(bytes -> exchange.getAttributes().put(READ, true))
                .filter(bytes -> !isAnswered(exchange.getResponse()))
                .onErrorComplete(AbortedException.class);
    }

    /** Whether an answer sent now would overtake a body that is still on its way. */
    static boolean isUnread(ServerWebExchange exchange) {
        if (exchange.getAttributes().containsKey(READ)) {
            return false;
        }
        var headers = exchange.getRequest().getHeaders();
        return headers.getContentLength() > SMALL || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Netty answers a body with broken chunks by itself, and passes on what came before as if it were the whole. */
    static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse netty
                && netty.hasSentHeaders();
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    Problem tooLarge() {
        return Problem.refused(
                ProblemType.CONTENT_TOO_LARGE,
                "The body is larger than %d bytes, the most that is read.".formatted(most));
    }

    /** Whether the body is a form; empty if it is neither a form nor JSON. */
    static Optional<Boolean> isForm(HttpHeaders headers) {
        MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.empty();
        }
        if (type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)) {
            return Optional.of(true);
        }
        var json = type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        return json ? Optional.of(false) : Optional.empty();
    }
}
