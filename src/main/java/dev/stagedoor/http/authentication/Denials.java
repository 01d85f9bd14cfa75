package dev.stagedoor.http.authentication;

import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.security.ActorPaths;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the audit of requests that Spring Security refuses. */
record Denials(Audit audit, Callers callers, ActorPaths paths) {

    Mono<Void> tell(ServerWebExchange exchange, ProblemType problem) {
        var request = exchange.getRequest();
        return callers.identify(exchange, caller -> {
            audit.refused(
                    caller, request.getMethod().name(), request.getURI().getRawPath(), paths.hold(request), problem);
            return Mono.empty();
        });
    }
}
