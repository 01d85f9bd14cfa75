package dev.stagedoor.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that carries a key.
 *
 * @param scope whose key it is; empty if callers are not told apart
 * @param key the key
 * @param fingerprint what tells the request from others, of which it is a digest
 */
public record KeyedRequest(String scope, String key, String fingerprint) {

    /**
     * A request of these parts.
     *
     * @param path the path as it came, still encoded
     * @param query the query as it came; empty for none
     * @param kind what the body is, so that the same bytes in another form are another request
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

    /** Adds the length first, so that no two lists of parts read the same. */
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
