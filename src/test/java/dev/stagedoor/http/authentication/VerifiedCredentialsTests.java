package dev.stagedoor.http.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

final class VerifiedCredentialsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant LATER = NOW.plusSeconds(5);

    private final VerifiedCredentials verified = lasting(Duration.ofMinutes(1));

    private static VerifiedCredentials lasting(Duration longest) {
        return new VerifiedCredentials(longest, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Authentication token(Instant expires) {
        return new JwtAuthenticationToken(Jwt.withTokenValue("abc")
                .header("alg", "none")
                .subject("ann")
                .expiresAt(expires)
                .build());
    }

    @Test
    void knowsCredentialsThatWereVerified() {
        var ann = token(LATER);

        verified.keep("Bearer abc", ann, verified.generation());

        assertThat(verified.caller("Bearer abc"))
                .extracting(VerifiedCaller::authentication)
                .isEqualTo(ann);
        assertThat(verified.caller("Bearer abd")).isNull();
        assertThat(verified.caller("Basic abc")).isNull();
    }

    @Test
    void doesNotKeepATokenThatHasExpired() {
        verified.keep("Bearer abc", token(NOW), verified.generation());

        assertThat(verified.caller("Bearer abc")).isNull();
    }

    @Test
    void keepsNothingWhenEachRequestIsToBeVerified() {
        var none = lasting(Duration.ZERO);

        none.keep("Bearer abc", token(LATER), none.generation());

        assertThat(none.caller("Bearer abc")).isNull();
    }

    @Test
    void keepsNothingWhoseVerificationBeganBeforeAllWasForgotten() {
        long generation = verified.generation();
        verified.forgetAll();

        verified.keep("Bearer abc", token(LATER), generation);

        assertThat(verified.caller("Bearer abc")).isNull();
    }

    @Test
    void forgetsAll() {
        verified.keep("Bearer abc", token(LATER), verified.generation());

        verified.forgetAll();

        assertThat(verified.caller("Bearer abc")).isNull();
    }

    @Test
    void verifiesABearerTokenOnce() {
        var once = new VerifiedOnce(unverified -> Mono.just(token(LATER)), verified);

        once.authenticate(new BearerTokenAuthenticationToken("abc")).block();

        assertThat(verified.caller("Bearer abc")).isNotNull();
    }

    @Test
    void knowsAKeyByTheHeaderThatCarriesIt() {
        var ann = UsernamePasswordAuthenticationToken.authenticated("ann", "hash", List.of());
        var once = new VerifiedOnce(unverified -> Mono.just(ann), verified);

        once.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("ann", "s€cret"))
                .block();

        assertThat(verified.caller("Basic YW5uOnPigqxjcmV0"))
                .extracting(VerifiedCaller::authentication)
                .isEqualTo(ann);
    }
}
