package dev.stagedoor.http.browser;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Detects requests that a web page of another origin makes a browser send. Browsers say so in {@code Sec-Fetch-Site}
 * (W3C Fetch Metadata), whatever a proxy does to the host; older browsers say so in {@code Origin}. Other clients send
 * neither header.
 */
public final class CrossOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BASIC = "basic ";
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossOrigin() {}

    /**
     * Returns the problem with a request that a page of another origin sends to change something; empty if a CORS
     * configuration (Stagedoor's, the application's or Spring Security's) has allowed it. {@code GET}, {@code HEAD} and
     * {@code OPTIONS} change nothing. Call this after the CORS filters have seen the request.
     */
    public static Optional<Problem> problem(ServerWebExchange exchange) {
        if (SAFE.contains(exchange.getRequest().getMethod())
                || !isForeign(exchange.getRequest().getHeaders())
                || exchange.getResponse().getHeaders().getAccessControlAllowOrigin() != null) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.of(
                        ProblemType.CROSS_ORIGIN_REQUEST,
                        "A web page of another origin sent the request; stagedoor.cors.allowed-origins lists the origins that may."));
    }

    /**
     * Returns whether a page of another origin makes a browser send its cookies or its user's password, although no CORS
     * configuration has allowed that. Call this after the CORS filters have seen the request.
     */
    public static boolean borrowsCredentials(ServerWebExchange exchange) {
        var answer = exchange.getResponse().getHeaders();
        return isForeign(exchange.getRequest().getHeaders())
                && hasBrowsersCredentials(exchange.getRequest().getHeaders())
                && answer.getAccessControlAllowOrigin() != null
                && !answer.getAccessControlAllowCredentials();
    }

    private static boolean hasBrowsersCredentials(HttpHeaders headers) {
        var authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        boolean password =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BASIC);
        return password || headers.containsHeader(HttpHeaders.COOKIE);
    }

    /** Returns whether a page of another origin makes a browser send the request. */
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
