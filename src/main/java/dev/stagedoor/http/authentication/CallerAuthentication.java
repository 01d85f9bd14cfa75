package dev.stagedoor.http.authentication;

import dev.stagedoor.http.browser.CrossOrigin;
import dev.stagedoor.http.key.KeyAttempts;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.security.ActorPaths;
import dev.stagedoor.http.security.CsrfMatcher;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ReactivePreAuthenticatedAuthenticationManager;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/** Builds the filter chain that authenticates callers. It keeps no sessions. */
final class CallerAuthentication {

    private final ServerHttpSecurity http;
    private final VerifiedCredentials verified;
    private final Denials denials;
    private final Challenges challenges;
    private final AccessDenied accessDenied;

    CallerAuthentication(
            ServerHttpSecurity http, VerifiedCredentials verified, Set<Credentials> ways, Denials denials) {
        this.http = http;
        this.verified = verified;
        this.denials = denials;
        this.challenges = new Challenges(ways, denials);
        this.accessDenied = new AccessDenied(denials);
    }

    void byJwt(ReactiveJwtDecoder decoder, @Nullable ReactiveJwtAuthenticationConverter converter) {
        var manager = new JwtReactiveAuthenticationManager(decoder);
        manager.setJwtAuthenticationConverter(converter == null ? new ReactiveJwtAuthenticationConverter() : converter);
        byBearerToken(manager);
    }

    void byIntrospection(ReactiveOpaqueTokenIntrospector introspector) {
        byBearerToken(new OpaqueTokenReactiveAuthenticationManager(introspector));
    }

    private void byBearerToken(ReactiveAuthenticationManager manager) {
        var once = new VerifiedOnce(manager, verified);
        http.oauth2ResourceServer(server ->
                server.authenticationEntryPoint(challenges).authenticationManagerResolver(exchange -> Mono.just(once)));
    }

    /** The name of the caller is the common name of the certificate's subject. */
    void byCertificate() {
        ReactiveUserDetailsService holders = name -> Mono.just(
                User.withUsername(name).password("").authorities(List.of()).build());
        http.x509(x509 -> x509.authenticationManager(new ReactivePreAuthenticatedAuthenticationManager(holders)));
    }

    /**
     * Authenticates callers by keys.
     *
     * @param wrongKeys how many wrong keys an address may send in a minute
     */
    void byKey(ReactiveUserDetailsService keys, int wrongKeys) {
        var attempts = new KeyAttempts(
                wrongKeys,
                verified,
                denials.callers(),
                exchange -> denials.tell(exchange, ProblemType.RATE_LIMIT_EXCEEDED));
        http.addFilterBefore(attempts, SecurityWebFiltersOrder.HTTP_BASIC);
        http.addFilterAfter(attempts.authenticated(), SecurityWebFiltersOrder.HTTP_BASIC);
        var manager = new UserDetailsRepositoryReactiveAuthenticationManager(keys);
        manager.setPasswordEncoder(new BCryptPasswordEncoder());
        http.httpBasic(basic ->
                basic.authenticationManager(new VerifiedOnce(manager, verified)).authenticationEntryPoint(challenges));
    }

    SecurityWebFilterChain build(PageRules pages, ActorPaths paths) {
        return http.authorizeExchange(rules -> {
                    pages.addTo(rules);
                    rules.anyExchange().authenticated();
                })
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(challenges).accessDeniedHandler(accessDenied))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(foreignPages(paths)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .build();
    }

    /** Requests that pages of other origins make a browser send need a token, which these pages cannot have. */
    private static ServerWebExchangeMatcher foreignPages(ActorPaths paths) {
        var csrf = new CsrfMatcher(paths);
        return exchange -> paths.hold(exchange.getRequest())
                        || CrossOrigin.problem(exchange).isPresent()
                ? csrf.matches(exchange)
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }
}
