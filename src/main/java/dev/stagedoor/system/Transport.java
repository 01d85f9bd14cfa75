package dev.stagedoor.system;

import org.springframework.util.unit.DataSize;

/** Transports between processes. */
public enum Transport {
    /** TCP. */
    TCP(64 * 1024),
    /** TCP with TLS, only between processes that hold a trusted key. */
    TLS_TCP(64 * 1024),
    /** Aeron over UDP. */
    AERON_UDP(1920);

    private final int kilobytes;

    Transport(int kilobytes) {
        this.kilobytes = kilobytes;
    }

    DataSize largestMessage() {
        return DataSize.ofKilobytes(kilobytes);
    }
}
