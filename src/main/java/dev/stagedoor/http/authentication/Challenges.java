package dev.stagedoor.http.authentication;

import dev.stagedoor.http.problem.ProblemType;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.server.BearerTokenServerAuthenticationEntryPoint;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests without valid credentials; {@code WWW-Authenticate} names each scheme (RFC 9110, section 11.6.1). */
final class Challenges implements ServerAuthenticationEntryPoint {

    private static final String BASIC = "Basic realm=\"stagedoor\", charset=\"UTF-8\"";

    private final Set<Credentials> ways;
    private final Denials denials;
    private final ServerAuthenticationEntryPoint bearer = new BearerTokenServerAuthenticationEntryPoint();

    Challenges(Set<Credentials> ways, Denials denials) {
        this.ways = ways;
        this.denials = denials;
    }

    /** A browser would ask for a name and a password, although the script that sent the request asks for them itself. */
    private static boolean isFromScript(ServerWebExchange exchange) {
        return "XMLHttpRequest".equals(exchange.getRequest().getHeaders().getFirst("X-Requested-With"));
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException refusal) {
        return denials.tell(exchange, ProblemType.UNAUTHENTICATED).then(Mono.defer(() -> challenge(exchange, refusal)));
    }

    private Mono<Void> challenge(ServerWebExchange exchange, AuthenticationException refusal) {
        if (refusal instanceof OAuth2AuthenticationException) {
            return bearer.commence(exchange, refusal);
        }
        var headers = exchange.getResponse().getHeaders();
        if (ways.contains(Credentials.JWT) || ways.contains(Credentials.OPAQUE_TOKEN)) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (ways.contains(Credentials.KEY) && !isFromScript(exchange)) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
        return Mono.empty();
    }
}
