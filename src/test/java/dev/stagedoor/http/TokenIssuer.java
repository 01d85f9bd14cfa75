package dev.stagedoor.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Issues tokens, also such as no authorization server would issue, and serves the key that verifies them. */
final class TokenIssuer implements AutoCloseable {

    static final String AUDIENCE = "stagedoor";

    private final RSAKey key = newKey();
    private final HttpServer server;

    TokenIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("first").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns where the key is served. */
    String keys() {
        return "http://127.0.0.1:%s/keys".formatted(server.getAddress().getPort());
    }

    /** Returns the header with a valid token. */
    String[] of(String subject, String... scopes) {
        return with(claims -> claims.subject(subject).claim("scope", String.join(" ", scopes)));
    }

    String[] with(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return signed(key, claims);
    }

    /** Returns the header with a token that the key has signed. */
    static String[] signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> claims) {
        var now = Instant.now();
        var valid = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims.apply(valid).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new String[] {"Authorization", "Bearer " + token.serialize()};
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
