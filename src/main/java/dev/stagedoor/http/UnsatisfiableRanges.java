package dev.stagedoor.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sets the length of the answer to an unsatisfiable range of a file to 0. Spring announces the length of the whole file
 * but sends nothing, so the client would wait for the end of the answer.
 */
final class UnsatisfiableRanges implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.RANGE)) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> setLengthToZero(exchange)));
        }
        return chain.filter(exchange);
    }

    private static void setLengthToZero(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        if (response.getStatusCode() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE) {
            response.getHeaders().setContentLength(0);
        }
    }
}
