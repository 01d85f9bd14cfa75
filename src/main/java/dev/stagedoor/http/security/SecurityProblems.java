package dev.stagedoor.http.security;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives a refusal of Spring Security, of the status 401 or 403, the body of a problem. Keeps its headers, such as {@code
 * WWW-Authenticate}. Leaves a refusal that has a body of its own to the application, and so the answers of handlers.
 */
public final class SecurityProblems implements WebFilter, Ordered {

    /** After CORS, just before Spring Security, whose order is -100. */
    private static final int ORDER = -101;

    /** The body that Spring Security gives a refusal by default. */
    private static final String DEFAULT_BODY = "Access Denied";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = new Response(exchange);
        return chain.filter(exchange.mutate().response(response).build())
                .then(Mono.defer(() -> response.isCommitted() ? Mono.empty() : response.completeRefusal()));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    private static final class Response extends ServerHttpResponseDecorator {

        private final ServerWebExchange exchange;

        Response(ServerWebExchange exchange) {
            super(exchange.getResponse());
            this.exchange = exchange;
        }

        @Override
        public Mono<Void> setComplete() {
            return isCommitted() || refusal() == null ? super.setComplete() : completeRefusal();
        }

        /** Writes the problem if the request was refused before it reached a handler. */
        Mono<Void> completeRefusal() {
            var problem = refusal();
            return problem == null || exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null
                    ? Mono.empty()
                    : problem.answer().write(exchange);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            var problem = refusal();
            return problem == null || !MediaType.TEXT_PLAIN.equals(getHeaders().getContentType())
                    ? super.writeWith(body)
                    : DataBufferUtils.join(body).flatMap(joined -> {
                        if (!joined.toString(StandardCharsets.UTF_8).equals(DEFAULT_BODY)) {
                            return super.writeWith(Mono.just(joined));
                        }
                        DataBufferUtils.release(joined);
                        return problem.answer().write(exchange);
                    });
        }

        private @Nullable Problem refusal() {
            return switch (getStatusCode()) {
                case HttpStatus.UNAUTHORIZED ->
                    Problem.of(
                            ProblemType.UNAUTHENTICATED,
                            getHeaders().containsHeader(HttpHeaders.WWW_AUTHENTICATE)
                                    ? "The request has no valid credentials; WWW-Authenticate says which it needs."
                                    : "The request has no valid credentials.");
                case HttpStatus.FORBIDDEN ->
                    Problem.of(ProblemType.FORBIDDEN, "The caller may not do this, or the request lacks a CSRF token.");
                case null, default -> null;
            };
        }
    }
}
