package dev.stagedoor.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * HTTP answer whose bytes are ready: Spring does not look for a writer of its body.
 *
 * @param statusCode the status
 * @param headers all headers but the body's length; {@code with} changes them
 * @param body the body; empty for none
 */
public record Answer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body) implements ServerResponse {

    private static final byte[] NO_BODY = {};

    /** A caller that still sends when the connection closes can lose the answer; most close it themselves. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** Returns an answer without a body. */
    public static Answer empty(int status) {
        return new Answer(HttpStatusCode.valueOf(status), new HttpHeaders(), NO_BODY);
    }

    /** Returns an answer with a body. */
    public static Answer of(int status, MediaType type, byte[] body) {
        var headers = new HttpHeaders();
        headers.setContentType(type);
        return new Answer(HttpStatusCode.valueOf(status), headers, body);
    }

    /** Returns an answer of status 200 with a JSON body. */
    public static Answer json(byte[] body) {
        return of(200, MediaType.APPLICATION_JSON, body);
    }

    /** Sets the header and returns this answer. */
    public Answer with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Sets the header to the list of values, separated by commas, and returns this answer. */
    public Answer with(String name, List<String> values) {
        return with(name, String.join(", ", values));
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return CollectionUtils.toMultiValueMap(Map.of());
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        return write(exchange);
    }

    /**
     * Sends this answer; does nothing if Netty has answered already. If it is an error and the body is still arriving,
     * also closes the connection: some clients stop sending then, and their next request would be read as the rest of
     * the body.
     */
    public Mono<Void> write(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        if (ReadProgress.isAnswered(response)) {
            return Mono.empty();
        }
        var unread = statusCode.isError() && ReadProgress.isUnread(exchange);
        response.setStatusCode(statusCode);
        response.getHeaders().putAll(headers);
        if (unread) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
        if (body.length == 0) {
            return response.setComplete();
        }
        response.getHeaders().setContentLength(body.length);
        var buffer = Mono.just(response.bufferFactory().wrap(body));
        return unread
                ? response.writeAndFlushWith(
                        Flux.concat(Mono.just(buffer), Mono.delay(LINGER).then(Mono.empty())))
                : response.writeWith(buffer);
    }
}
