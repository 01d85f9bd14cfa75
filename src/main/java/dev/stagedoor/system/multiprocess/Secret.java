package dev.stagedoor.system.multiprocess;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secret that only the processes of one start know. */
final class Secret {

    private static final int BYTES = 16;

    private Secret() {}

    /** Returns 128 random bits as 32 lower-case hexadecimal digits. */
    static String create() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
