package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.Identity;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** Reads what Spring Security knows of callers. */
final class Identities {

    private static final String SUBJECT = "sub";

    private Identities() {}

    static Identity of(Principal caller) {
        return caller instanceof Authentication authentication
                ? of(authentication)
                : new Identity(Set.of(), Map.of(SUBJECT, caller.getName()));
    }

    private static Identity of(Authentication caller) {
        var authorities = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return new Identity(authorities, claims(caller));
    }

    private static Map<String, Object> claims(Authentication caller) {
        if (!(caller instanceof AbstractOAuth2TokenAuthenticationToken<?> token)) {
            return Map.of(SUBJECT, caller.getName());
        }
        var claims = new HashMap<>(token.getTokenAttributes());
        claims.values().removeIf(Objects::isNull);
        claims.putIfAbsent(SUBJECT, caller.getName());
        return claims;
    }
}
