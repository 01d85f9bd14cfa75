package dev.stagedoor.system.cluster;

import dev.stagedoor.system.SystemStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import org.apache.pekko.pki.pem.DERPrivateKeyLoader;
import org.apache.pekko.pki.pem.PEMDecoder;

/**
 * A file in PEM that a property names; of several certificates in it, Pekko takes the first.
 *
 * @param key what names it, below {@code stagedoor.system.cluster.tls}
 * @param name the file
 */
record PemFile(String key, String name) {

    /**
     * The certificate that it holds, valid now.
     *
     * @throws SystemStartException if there is none
     */
    X509Certificate certificate() {
        try (InputStream pem = Files.newInputStream(Path.of(name))) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            certificate.checkValidity();
            return certificate;
        } catch (CertificateExpiredException e) {
            throw unusable("the certificate has expired: " + e.getMessage());
        } catch (CertificateNotYetValidException e) {
            throw unusable("the certificate is not valid yet: " + e.getMessage());
        } catch (CertificateException e) {
            throw unusable("it holds no certificate in PEM");
        } catch (IOException | InvalidPathException e) {
            throw unusable("it cannot be read");
        }
    }

    /**
     * The private key that it holds.
     *
     * @throws SystemStartException if there is none that Pekko can read
     */
    PrivateKey privateKey() {
        String pem;
        try {
            pem = Files.readString(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw unusable("it cannot be read");
        }
        try {
            return DERPrivateKeyLoader.load(PEMDecoder.decode(pem));
        } catch (Exception e) { // Scala's, which does not say which
            throw unusable("it holds no RSA key in PEM, as PKCS #8 or PKCS #1 without a password");
        }
    }

    SystemStartException unusable(String reason) {
        return new SystemStartException(
                "stagedoor.system.cluster.tls.%s=%s cannot be used: %s".formatted(key, name, reason));
    }
}
