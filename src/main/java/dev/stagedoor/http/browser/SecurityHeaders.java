package dev.stagedoor.http.browser;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Adds security headers to answers. Browsers must not guess content types. The pages of Swagger UI load nothing from
 * other origins and appear in no frame of another page. Headers that an application sets itself come later and win.
 */
final class SecurityHeaders implements WebFilter, Ordered {

    private static final String SWAGGER_UI = "/swagger-ui/";

    /** Swagger UI uses inline styles, and images as data in its styles. */
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
