package dev.stagedoor.http.browser;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Has browsers take answers for what they say they are. The pages of Swagger UI load nothing from elsewhere, and are not shown
 * within pages of others. What an application says of its own answers comes later, and stands.
 */
final class SecurityHeaders implements WebFilter, Ordered {

    private static final String SWAGGER_UI = "/swagger-ui/";

    /** Swagger UI has styles in its elements, and pictures in its styles. */
    private static final String SWAGGER_UI_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequest().getPath().value().contains(SWAGGER_UI)) {
            headers.set("X-Frame-Options", "DENY");
            headers.set("Content-Security-Policy", SWAGGER_UI_POLICY);
        }
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
