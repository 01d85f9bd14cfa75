package dev.stagedoor.http.problem;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * HTTP answer whose bytes are ready: Spring does not look for a writer of its body. Immutable.
 *
 * @param statusCode the status
 * @param fields the headers by name, but for the body's length
 * @param body the body; empty for none
 * @param problem the problem that it tells; null if it is another answer, or one that was kept
 */
public record Answer(
        HttpStatusCode statusCode,
        Map<String, String> fields,
        byte[] body,
        @Nullable ProblemType problem) implements ServerResponse {

    private static final byte[] NO_BODY = {};

    /** A caller that still sends when the connection closes can lose the answer; most close it themselves. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** Copies the map. */
    public Answer {
        fields = Map.copyOf(fields);
    }

    /** Creates an answer that tells no problem. */
    public Answer(HttpStatusCode statusCode, Map<String, String> fields, byte[] body) {
        this(statusCode, fields, body, null);
    }

    /** Returns an answer without a body. */
    public static Answer empty(int status) {
        return new Answer(HttpStatusCode.valueOf(status), Map.of(), NO_BODY);
    }

    /** Returns an answer with a body. */
    public static Answer of(int status, MediaType type, byte[] body) {
        return new Answer(HttpStatusCode.valueOf(status), Map.of(HttpHeaders.CONTENT_TYPE, type.toString()), body);
    }

    /** Returns an answer with a JSON body. */
    public static Answer json(int status, byte[] body) {
        return of(status, MediaType.APPLICATION_JSON, body);
    }

    /** Returns an answer of status 200 with a JSON body. */
    public static Answer json(byte[] body) {
        return json(200, body);
    }

    /** Returns this answer with the header, in place of one with the same name. */
    public Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** Returns this answer with the headers, in place of those with the same names. */
    public Answer with(Map<String, String> more) {
        var all = new HashMap<>(fields);
        all.putAll(more);
        return new Answer(statusCode, all, body, problem);
    }

    /** Returns this answer with the header, a list of values that are separated by commas. */
    public Answer with(String name, List<String> values) {
        return with(name, String.join(", ", values));
    }

    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.setAll(fields);
        return HttpHeaders.readOnlyHttpHeaders(headers);
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
        response.getHeaders().setAll(fields);
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
