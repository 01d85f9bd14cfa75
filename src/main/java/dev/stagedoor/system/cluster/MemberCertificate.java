package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.TlsProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** The certificate by which others know this member: checked at the start, and read again by Pekko from then on. */
final class MemberCertificate {

    private static final String ENGINE = "pekko.remote.artery.ssl.";
    private static final String ROTATING = ENGINE + "rotating-keys-engine.";
    private static final String KEY = "stagedoor.system.cluster.tls.";

    private MemberCertificate() {}

    /**
     * Pekko's settings, by path.
     *
     * @throws SystemStartException naming the key and the file that cannot be used, and why
     */
    static Map<String, Object> settings(TlsProperties tls) {
        requireValid("certificate", tls.certificate());
        requireValid("authority", tls.authority());
        if (!Files.isReadable(Path.of(tls.privateKey()))) {
            throw unusable("private-key", tls.privateKey(), "it cannot be read");
        }
        return Map.of(
                ENGINE + "ssl-engine-provider",
                "org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider",
                ROTATING + "cert-file",
                tls.certificate(),
                ROTATING + "key-file",
                tls.privateKey(),
                ROTATING + "ca-cert-file",
                tls.authority(),
                ROTATING + "ssl-context-cache-ttl",
                tls.rereadAfter(),
                ROTATING + "enabled-algorithms",
                List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"));
    }

    private static void requireValid(String key, String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw unusable(key, file, "the certificate has expired: " + e.getMessage());
        } catch (CertificateNotYetValidException e) {
            throw unusable(key, file, "the certificate is not valid yet: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw unusable(key, file, "it holds no certificate in PEM");
        } catch (IOException e) {
            throw unusable(key, file, "it cannot be read");
        }
    }

    private static SystemStartException unusable(String key, String file, String reason) {
        return new SystemStartException("%s%s=%s cannot be used: %s".formatted(KEY, key, file, reason));
    }
}
