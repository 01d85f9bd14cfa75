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
 * PEM file that a property names. If it holds several certificates, the first counts, as for Pekko.
 *
 * @param key the property, below {@code stagedoor.system.cluster.tls}
 * @param name the path of the file
 */
record PemFile(String key, String name) {

    /**
     * Returns the certificate in the file.
     *
     * @throws SystemStartException if the file holds no certificate that is valid now, or cannot be read
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
     * Returns the private key in the file.
     *
     * @throws SystemStartException if the file holds no key that Pekko can read, or cannot be read
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
        } catch (Exception e) { // Scala code throws checked exceptions without declaring them
            throw unusable("it holds no RSA key in PEM, as PKCS #8 or PKCS #1 without a password");
        }
    }

    SystemStartException unusable(String reason) {
        return new SystemStartException(
                "stagedoor.system.cluster.tls.%s=%s cannot be used: %s".formatted(key, name, reason));
    }
}
