package dev.stagedoor.http.browser;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Applies CORS to requests from pages of allowed origins. It answers their preflights before Spring Security asks for
 * credentials. It lets requests of other origins pass; {@link CrossOrigin} decides about them at their endpoint.
 */
final class CorsFilter implements WebFilter, Ordered {

    /** Before Spring Security, whose order is -100. */
    private static final int ORDER = -200;

    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** Headers that pages may read in addition to those that CORS always lets them read. */
    private static final List<String> EXPOSED = List.of(
            HttpHeaders.ALLOW,
            "Deprecation",
            "Idempotency-Replayed",
            HttpHeaders.LOCATION,
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            HttpHeaders.RETRY_AFTER,
            "Sunset");

    private final CorsConfiguration configuration = new CorsConfiguration();
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    CorsFilter(CorsProperties properties) {
        configuration.setAllowedOrigins(properties.allowedOrigins());
        configuration.setAllowedMethods(METHODS.stream().map(HttpMethod::name).toList());
        configuration.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        configuration.setExposedHeaders(EXPOSED);
        configuration.setAllowCredentials(properties.allowCredentials());
        configuration.setMaxAge(properties.maxAge());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getOrigin() == null || configuration.checkOrigin(headers.getOrigin()) == null) {
            return chain.filter(exchange);
        }
        boolean allowed = processor.process(configuration, exchange);
        return !allowed || CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
