package dev.stagedoor.http.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.stagedoor.http.request.VerifiedCallers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Credentials that were verified lately, so that a signature, a hash or an authorization server is not needed for each
 * request. Keeps digests of them, not the credentials. Safe for use by any thread.
 */
final class VerifiedCredentials implements VerifiedCallers {

    private static final int MOST = 10_000;

    private final Duration longest;
    private final Clock clock;
    private final AtomicLong generation = new AtomicLong();
    private final Cache<String, VerifiedCaller> callers;

    /**
     * Creates an empty store.
     *
     * @param longest how long verified credentials count as verified, unless they expire earlier
     */
    VerifiedCredentials(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.creating((String key, VerifiedCaller caller) -> lifetime(caller.authentication())))
                .build();
    }

    @Override
    public @Nullable VerifiedCaller caller(String authorization) {
        return longest.isZero() ? null : callers.getIfPresent(digest(authorization));
    }

    /** Returns how often all were forgotten; to be read before credentials are verified. */
    long generation() {
        return generation.get();
    }

    /**
     * Keeps credentials, unless all were forgotten since their verification began.
     *
     * @param since the generation at that time
     */
    void keep(String authorization, Authentication caller, long since) {
        if (lifetime(caller).isPositive()) {
            var digest = digest(authorization);
            callers.put(digest, VerifiedCaller.of(caller));
            if (generation.get() != since) {
                callers.invalidate(digest);
            }
        }
    }

    void forgetAll() {
        generation.incrementAndGet();
        callers.invalidateAll();
    }

    private Duration lifetime(Authentication caller) {
        var expires = caller instanceof AbstractOAuth2TokenAuthenticationToken<?> token
                ? token.getToken().getExpiresAt()
                : null;
        var left = expires == null ? longest : Duration.between(Instant.now(clock), expires);
        return left.isNegative() ? Duration.ZERO : left.compareTo(longest) < 0 ? left : longest;
    }

    /** Returns the header that carries the credentials; null if they are of another kind. */
    static @Nullable String authorization(Authentication unverified) {
        return switch (unverified) {
            case BearerTokenAuthenticationToken bearer -> "Bearer " + bearer.getToken();
            case UsernamePasswordAuthenticationToken basic ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("%s:%s"
                                        .formatted(basic.getName(), basic.getCredentials())
                                        .getBytes(StandardCharsets.UTF_8));
            default -> null;
        };
    }

    private static String digest(String authorization) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
