package dev.stagedoor.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Request with a key.
 *
 * @param scope the caller that the key belongs to; empty if callers are not distinguished
 * @param key the key
 * @param fingerprint SHA-256 digest of the request in hexadecimal, by which requests with the same key are compared
 */
public record KeyedRequest(String scope, String key, String fingerprint) {

    /**
     * Makes a keyed request from the parts of an HTTP request.
     *
     * @param path the path as received, percent-encoded
     * @param query the query as received; empty if there is none
     * @param kind the kind of body, such as JSON or a form; the same bytes of another kind are another request
     */
    public static KeyedRequest of(
            String scope, String key, String method, String path, String query, String kind, byte[] body) {
        var digest = sha256();
        for (var text : new String[] {method, path, query, kind}) {
            update(digest, text.getBytes(StandardCharsets.UTF_8));
        }
        update(digest, body);
        return new KeyedRequest(scope, key, HexFormat.of().formatHex(digest.digest()));
    }

    /** Adds the length first, so that different lists of parts never give the same input. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
