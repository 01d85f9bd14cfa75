package dev.stagedoor.system;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * PEM files by which members of a cluster authenticate each other, as cert-manager writes them. They may be replaced
 * while the service runs.
 *
 * @param certificate the file of this member's certificate, as tls.crt
 * @param privateKey the file of its private key, as tls.key
 * @param authority the file of the certificate authority that signed the members' certificates, as ca.crt
 * @param rereadAfter how long a certificate is used before its files are read again; must be shorter than the time in
 *     which old and new certificates are both valid
 */
public record TlsProperties(
        @DefaultValue("") String certificate,
        @DefaultValue("") String privateKey,
        @DefaultValue("") String authority,
        @DefaultValue("5m") Duration rereadAfter) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public TlsProperties {
        if (rereadAfter.isNegative() || rereadAfter.isZero()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.tls.reread-after must be positive, but is %s".formatted(rereadAfter));
        }
    }

    /**
     * Checks that all files are named.
     *
     * @throws IllegalArgumentException if one is not; the message names its key
     */
    void require() {
        require("certificate", certificate);
        require("private-key", privateKey);
        require("authority", authority);
    }

    private static void require(String key, String file) {
        if (file.isEmpty()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.cluster.tls.%s must name a file, for stagedoor.system.transport=tls-tcp, but is empty"
                            .formatted(key));
        }
    }
}
