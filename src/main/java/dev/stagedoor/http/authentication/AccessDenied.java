package dev.stagedoor.http.authentication;

import dev.stagedoor.http.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.access.server.BearerTokenServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests for pages that the caller may not see; {@code WWW-Authenticate} says so for a token (RFC 6750). */
final class AccessDenied implements ServerAccessDeniedHandler {

    private final Denials denials;
    private final ServerAccessDeniedHandler bearer = new BearerTokenServerAccessDeniedHandler();

    AccessDenied(Denials denials) {
        this.denials = denials;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return denials.tell(exchange, ProblemType.FORBIDDEN)
                .then(exchange.getPrincipal()
                        .filter(AbstractOAuth2TokenAuthenticationToken.class::isInstance)
                        .hasElement()
                        .flatMap(token -> token ? bearer.handle(exchange, denied) : refuse(exchange)));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
        return Mono.empty();
    }
}
