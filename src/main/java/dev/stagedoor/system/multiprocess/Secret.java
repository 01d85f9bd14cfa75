package dev.stagedoor.system.multiprocess;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What only the processes of one start know. */
final class Secret {

    private static final int BYTES = 16;

    private Secret() {}

    /** 128 random bits, as lower-case hexadecimal digits. */
    static String create() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
