package dev.stagedoor.http.security;

import dev.stagedoor.http.browser.CrossOrigin;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Matches requests that need a CSRF token. Requests to actors need none, because {@link CrossOrigin} refuses those that
 * pages of other origins make a browser send. If a CORS configuration allows such a page, but not with the credentials
 * of the browser, a request that carries them still needs a token. All other paths keep the default of Spring Security.
 */
public final class CsrfMatcher implements ServerWebExchangeMatcher {

    private final ActorPaths paths;

    /** Creates the matcher, for the paths of actors. */
    public CsrfMatcher(ActorPaths paths) {
        this.paths = paths;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return paths.hold(exchange.getRequest()) && !CrossOrigin.borrowsCredentials(exchange)
                ? MatchResult.notMatch()
                : CsrfWebFilter.DEFAULT_CSRF_MATCHER.matches(exchange);
    }
}
