package dev.stagedoor.http.browser;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells requests that a web page of another origin makes a browser send. A browser says so by itself in {@code Sec-Fetch-Site}
 * (W3C Fetch Metadata), however a proxy changes the host; older ones by {@code Origin}. Other clients send neither.
 */
public final class CrossOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossOrigin() {}

    /**
     * The problem with a request that would change something for a page of another origin, if no CORS configuration has allowed
     * it: of ours, of the application's, or of Spring Security's. To be called when those have seen the request.
     */
    public static Optional<Problem> problem(ServerWebExchange exchange) {
        if (SAFE.contains(exchange.getRequest().getMethod())
                || !isForeign(exchange.getRequest().getHeaders())
                || exchange.getResponse().getHeaders().getAccessControlAllowOrigin() != null) {
            return Optional.empty();
        }
        return Optional.of(Problem.refused(
                ProblemType.CROSS_ORIGIN_REQUEST,
                "A web page of another origin sent the request; stagedoor.cors.allowed-origins lists those that may."));
    }

    /** Whether a page of another origin has a browser send the request. */
    static boolean isForeign(HttpHeaders headers) {
        var site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        var origin = headers.getOrigin();
        return origin != null && !authority(origin).equals(Optional.ofNullable(headers.getFirst(HttpHeaders.HOST)));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
