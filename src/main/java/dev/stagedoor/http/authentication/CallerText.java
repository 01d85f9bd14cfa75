package dev.stagedoor.http.authentication;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authenticated caller as it travels to other processes, as JSON.
 *
 * @param name its name
 * @param authorities what it was granted
 * @param token its token; null if it authenticated in another way
 */
record CallerText(
        String name, List<String> authorities, @Nullable Token token) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Claims whose values Spring Security has as instants (RFC 7519, section 4.1). */
    private static final Set<String> INSTANTS = Set.of("exp", "nbf", "iat");

    /**
     * Token of an authorization server.
     *
     * @param headers the headers of a JWT; null if the token is another
     * @param claims what the token says, or what the authorization server says about it
     */
    private record Token(
            String value,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable Map<String, Object> headers,
            Map<String, Object> claims) {

        Authentication authentication(String name, Collection<GrantedAuthority> authorities) {
            var typed = new HashMap<>(claims);
            typed.replaceAll((claim, value) ->
                    INSTANTS.contains(claim) && value instanceof String text ? Instant.parse(text) : value);
            if (headers != null) {
                return new JwtAuthenticationToken(
                        new Jwt(value, issuedAt, expiresAt, headers, typed), authorities, name);
            }
            return new BearerTokenAuthentication(
                    new DefaultOAuth2AuthenticatedPrincipal(name, typed, authorities),
                    new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, issuedAt, expiresAt),
                    authorities);
        }
    }

    static String write(Principal caller) {
        return JSON.writeValueAsString(new CallerText(caller.getName(), authorities(caller), token(caller)));
    }

    private static List<String> authorities(Principal caller) {
        return caller instanceof Authentication authentication
                ? List.copyOf(AuthorityUtils.authorityListToSet(authentication.getAuthorities()))
                : List.of();
    }

    private static @Nullable Token token(Principal caller) {
        if (!(caller instanceof AbstractOAuth2TokenAuthenticationToken<?> authentication)) {
            return null;
        }
        var token = authentication.getToken();
        return new Token(
                token.getTokenValue(),
                token.getIssuedAt(),
                token.getExpiresAt(),
                token instanceof Jwt jwt ? jwt.getHeaders() : null,
                authentication.getTokenAttributes());
    }

    static Authentication read(String text) {
        var caller = JSON.readValue(text, CallerText.class);
        var authorities = AuthorityUtils.createAuthorityList(caller.authorities());
        return caller.token() == null
                ? UsernamePasswordAuthenticationToken.authenticated(caller.name(), null, authorities)
                : caller.token().authentication(caller.name(), authorities);
    }
}
