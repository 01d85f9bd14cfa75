package dev.stagedoor.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Has a client that asks for a range that a file does not have read the end of the answer: Spring announces the whole file, but
 * sends nothing.
 */
final class UnsatisfiableRanges implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.RANGE)) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> announceNothing(exchange)));
        }
        return chain.filter(exchange);
    }

    private static void announceNothing(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        if (response.getStatusCode() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE) {
            response.getHeaders().setContentLength(0);
        }
    }
}
