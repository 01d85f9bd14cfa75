package dev.stagedoor.system.cluster;

import dev.stagedoor.system.TlsProperties;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificate by which this member authenticates to others. It is checked at the start as other members check it; from
 * then on, Pekko rereads it.
 */
final class MemberCertificate {

    private static final String ENGINE = "pekko.remote.artery.ssl.";
    private static final String ROTATING = ENGINE + "rotating-keys-engine.";

    /** Authentication type for TLS 1.3, whose cipher suites do not name a key exchange. */
    private static final String ANY_EXCHANGE = "UNKNOWN";

    private static final Pattern COMMON_NAME = Pattern.compile("(^|[,+])CN=");
    private static final Integer DNS = 2;

    private MemberCertificate() {}

    /**
     * Requires that other members would accept the current content of the files.
     *
     * @throws dev.stagedoor.system.SystemStartException if a file cannot be used; names its property, the file and the
     *     reason
     */
    static void require(TlsProperties tls) {
        var authority = new PemFile("authority", tls.authority()).certificate();
        var file = new PemFile("certificate", tls.certificate());
        var certificate = file.certificate();
        requireSigned(file, certificate, authority);
        requireTrusted(file, certificate, authority);
        requireName(file, certificate);
        var keyFile = new PemFile("private-key", tls.privateKey());
        requirePair(keyFile, keyFile.privateKey(), certificate);
    }

    /** Returns Pekko's settings for the files, keyed by path. */
    static Map<String, Object> settings(TlsProperties tls) {
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

    private static void requireSigned(PemFile file, X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw file.unusable("the certificate is signed by '%s', and not by the authority '%s'"
                    .formatted(certificate.getIssuerX500Principal(), authority.getSubjectX500Principal()));
        }
    }

    /** Checks both roles, because a member connects to others as a client and accepts them as a server. */
    private static void requireTrusted(PemFile file, X509Certificate certificate, X509Certificate authority) {
        X509Certificate[] chain = {certificate};
        try {
            var trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            trust.setCertificateEntry("authority", authority);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust);
            for (TrustManager manager : factory.getTrustManagers()) {
                ((X509TrustManager) manager).checkClientTrusted(chain, ANY_EXCHANGE);
                ((X509TrustManager) manager).checkServerTrusted(chain, ANY_EXCHANGE);
            }
        } catch (CertificateException e) {
            throw file.unusable("other members would not trust the certificate: " + e.getMessage());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pekko compares a peer's names with those in the own certificate, not with the host, so there has to be one. */
    private static void requireName(PemFile file, X509Certificate certificate) {
        try {
            var others = certificate.getSubjectAlternativeNames();
            if (!COMMON_NAME
                            .matcher(certificate.getSubjectX500Principal().getName())
                            .find()
                    && (others == null || others.stream().noneMatch(name -> DNS.equals(name.getFirst())))) {
                throw file.unusable(
                        "the certificate has neither a common name nor a DNS name that members could share");
            }
        } catch (CertificateParsingException e) {
            throw file.unusable("the names in the certificate cannot be read: " + e.getMessage());
        }
    }

    private static void requirePair(PemFile file, PrivateKey key, X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof RSAKey certified)
                || !(key instanceof RSAKey held)
                || !certified.getModulus().equals(held.getModulus())) {
            throw file.unusable("it is not the key of the certificate");
        }
    }
}
