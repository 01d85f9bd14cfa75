package dev.stagedoor.http.security;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests that a firewall of Spring Security rejects with a problem that names the reason. */
final class RejectedRequests implements ServerExchangeRejectedHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return Problem.of(ProblemType.UNSAFE_REQUEST, detail(rejected)).answer().write(exchange);
    }

    private static String detail(ServerExchangeRejectedException rejected) {
        var reason = rejected.getMessage();
        return reason == null || reason.isEmpty()
                ? ProblemType.UNSAFE_REQUEST.meaning()
                : reason.endsWith(".") ? reason : reason + ".";
    }
}
