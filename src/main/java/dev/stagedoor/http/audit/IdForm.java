package dev.stagedoor.http.audit;

import dev.stagedoor.ask.LogValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Form in which the log names actors. */
enum IdForm {
    /** The id as it is. */
    PLAIN {
        @Override
        String of(String id) {
            return LogValue.of(id);
        }
    },
    /** A hash, which is the same for the same id. */
    HASHED {
        @Override
        String of(String id) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static final int HASH_BYTES = 8;

    abstract String of(String id);
}
