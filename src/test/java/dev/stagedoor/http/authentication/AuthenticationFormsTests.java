package dev.stagedoor.http.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.protocol.model.CallerForms;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Callers as components of messages, and on their way to other processes. */
final class AuthenticationFormsTests {

    private static final Instant ISSUED = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant EXPIRES = ISSUED.plusSeconds(60);
    private static final List<GrantedAuthority> AUTHORITIES = AuthorityUtils.createAuthorityList("SCOPE_read");

    private final AuthenticationForms forms = new AuthenticationForms();

    private static Jwt jwt() {
        return new Jwt(
                "a.b.c",
                ISSUED,
                EXPIRES,
                Map.of("alg", "RS256"),
                Map.of(
                        "sub",
                        "ann",
                        "iat",
                        ISSUED,
                        "exp",
                        EXPIRES,
                        "aud",
                        List.of("stagedoor"),
                        "groups",
                        List.of("a", "b"),
                        "address",
                        Map.of("city", "Ulm")));
    }

    private Principal sent(Principal caller) {
        return forms.read(forms.write(caller));
    }

    @Test
    void restoresAJwt() {
        var caller = new JwtAuthenticationToken(jwt(), AUTHORITIES, "ann");

        var received = (JwtAuthenticationToken) sent(VerifiedCaller.of(caller));

        assertThat(received).isEqualTo(caller);
        assertThat(received.getToken().getClaims()).isEqualTo(caller.getToken().getClaims());
        assertThat(received.isAuthenticated()).isTrue();
    }

    @Test
    void restoresATokenThatAnAuthorizationServerDescribed() {
        var attributes = Map.<String, Object>of("sub", "ann", "exp", EXPIRES, "aud", List.of("stagedoor"));
        var caller = new BearerTokenAuthentication(
                new DefaultOAuth2AuthenticatedPrincipal("ann", attributes, AUTHORITIES),
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "opaque", ISSUED, EXPIRES),
                AUTHORITIES);

        var received = (BearerTokenAuthentication) sent(caller);

        assertThat(received.getName()).isEqualTo("ann");
        assertThat(received.getTokenAttributes()).isEqualTo(attributes);
        assertThat(received.getAuthorities()).isEqualTo(AUTHORITIES);
    }

    @Test
    void restoresTheNameAndTheAuthoritiesOfAnotherCaller() {
        var caller = UsernamePasswordAuthenticationToken.authenticated("ann", "secret", AUTHORITIES);

        var received = (Authentication) sent(caller);

        assertThat(received.getName()).isEqualTo("ann");
        assertThat(received.getAuthorities()).isEqualTo(AUTHORITIES);
        assertThat(received.isAuthenticated()).isTrue();
        assertThat(forms.write(caller)).doesNotContain("secret");
    }

    @Test
    void restoresTheNameOfACallerThatSpringSecurityDoesNotKnow() {
        assertThat(sent(new CallerForms.Named("ann")).getName()).isEqualTo("ann");
    }

    @Test
    void givesTheTokenOfACallerThatHasOne() {
        var caller = new JwtAuthenticationToken(jwt(), AUTHORITIES, "ann");

        assertThat(forms.as(Jwt.class, VerifiedCaller.of(caller))).isEqualTo(jwt());
        assertThat(forms.as(Principal.class, VerifiedCaller.of(caller))).isSameAs(caller);
        assertThat(forms.as(Jwt.class, new CallerForms.Named("ann"))).isNull();
        assertThat(forms.as(Authentication.class, new CallerForms.Named("ann"))).isNull();
    }
}
