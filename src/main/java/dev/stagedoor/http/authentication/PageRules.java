package dev.stagedoor.http.authentication;

import java.util.List;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/** Rules for the pages beside actors. Health is open, so that whatever starts and restarts the service can see it. */
final class PageRules {

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final String AUTHENTICATED = "authenticated";

    private final SecurityProperties.Pages pages;
    private final String document;
    private final String swaggerUi;

    /**
     * Creates the rules.
     *
     * @param document the path of the OpenAPI document
     * @param swaggerUi the path of Swagger UI
     */
    PageRules(SecurityProperties.Pages pages, String document, String swaggerUi) {
        this.pages = pages;
        this.document = document;
        this.swaggerUi = swaggerUi;
    }

    void addTo(AuthorizeExchangeSpec rules) {
        rules.matchers(
                        EndpointRequest.to(HealthEndpoint.class),
                        EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER, HealthEndpoint.class))
                .permitAll();
        restrict(rules.matchers(EndpointRequest.toAnyEndpoint()), pages.actuator());
        restrict(
                rules.pathMatchers(
                        document,
                        document + "/**",
                        document + ".yaml",
                        swaggerUi,
                        "/swagger-ui/**",
                        "/webjars/**",
                        "/"),
                pages.document());
        restrict(rules.pathMatchers("/console/overview", "/console/events"), pages.console());
        rules.pathMatchers("/console", "/console/*").permitAll();
        restrict(rules.pathMatchers("/problems", "/problems/**"), pages.problems());
        restrict(rules.pathMatchers(HttpMethod.GET, "/actors", "/actors/*"), pages.catalog());
        restrict(rules.pathMatchers(HttpMethod.HEAD, "/actors", "/actors/*"), pages.catalog());
    }

    private static void restrict(AuthorizeExchangeSpec.Access access, List<String> to) {
        if (to.equals(List.of(OPEN))) {
            access.permitAll();
        } else if (to.equals(List.of(AUTHENTICATED))) {
            access.authenticated();
        } else if (to.isEmpty() || to.equals(List.of(CLOSED))) {
            access.denyAll();
        } else {
            access.hasAnyAuthority(to.toArray(String[]::new));
        }
    }
}
