package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.TlsProperties;
import dev.stagedoor.testkit.fixture.Authority;
import io.netty.pkitesting.CertificateBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates that other members would refuse stop the start, with a sentence that names the property and the file.
 */
final class MemberCertificateTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private Path folder;

    @Test
    void acceptsACertificateThatTheAuthoritySigned() {
        AUTHORITY.issue(folder);

        assertThatCode(this::require).doesNotThrowAnyException();
    }

    @Test
    void acceptsAPkcs1Key() throws IOException {
        var signed = AUTHORITY.sign(certificate -> certificate);
        var key = PrivateKeyInfo.getInstance(signed.getKeyPair().getPrivate().getEncoded());
        AUTHORITY.lay(folder, signed);
        replace(
                "tls.key",
                "-----BEGIN RSA PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        key.parsePrivateKey().toASN1Primitive().getEncoded())
                        + "\n-----END RSA PRIVATE KEY-----\n");

        assertThatCode(this::require).doesNotThrowAnyException();
    }

    @Test
    void refusesACertificateThatHasExpired() {
        issue(certificate -> certificate
                .notBefore(Instant.now().minus(Duration.ofDays(2)))
                .notAfter(Instant.now().minus(Duration.ofDays(1))));

        assertRefused("certificate", "tls.crt", "the certificate has expired: NotAfter");
    }

    @Test
    void refusesACertificateThatIsNotValidYet() {
        issue(certificate -> certificate.notBefore(Instant.now().plus(Duration.ofHours(1))));

        assertRefused("certificate", "tls.crt", "the certificate is not valid yet: NotBefore");
    }

    @Test
    void refusesACertificateFromAnotherAuthority() throws IOException {
        AUTHORITY.issue(folder);
        replace(
                "tls.crt",
                Authority.named("circus").sign(certificate -> certificate).getCertificatePEM());

        assertRefused(
                "certificate",
                "tls.crt",
                "the certificate is signed by 'CN=circus', and not by the authority 'CN=theatre'");
    }

    @Test
    void refusesACertificateForServersOnly() {
        AUTHORITY.lay(
                folder,
                AUTHORITY.sign(certificate ->
                        new CertificateBuilder().rsa2048().subject("CN=members").addExtendedKeyUsageServerAuth()));

        assertRefused("certificate", "tls.crt", "other members would not trust the certificate: Extended key usage");
    }

    @Test
    void refusesACertificateWithoutACommonOrDnsName() {
        issue(certificate -> new CertificateBuilder().rsa2048().subject("O=members"));

        assertRefused("certificate", "tls.crt", "neither a common name nor a DNS name");
    }

    @Test
    void refusesAKeyThatDoesNotMatchTheCertificate() throws IOException {
        AUTHORITY.issue(folder);
        replace("tls.key", AUTHORITY.sign(certificate -> certificate).getPrivateKeyPEM());

        assertRefused("private-key", "tls.key", "it is not the key of the certificate");
    }

    @Test
    void refusesAnEllipticCurveKey() {
        issue(CertificateBuilder::ecp256);

        assertRefused("private-key", "tls.key", "it holds no RSA key in PEM, as PKCS #8 or PKCS #1");
    }

    @Test
    void refusesAFileWithoutACertificate() throws IOException {
        AUTHORITY.issue(folder);
        replace("ca.crt", "none");

        assertRefused("authority", "ca.crt", "it holds no certificate in PEM");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        AUTHORITY.issue(folder);
        Files.delete(folder.resolve("tls.key"));

        assertRefused("private-key", "tls.key", "it cannot be read");
    }

    private void issue(UnaryOperator<CertificateBuilder> change) {
        AUTHORITY.lay(folder, AUTHORITY.sign(change));
    }

    private void replace(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file).toRealPath(), content);
    }

    private void assertRefused(String key, String file, String reason) {
        assertThatThrownBy(this::require)
                .isInstanceOf(SystemStartException.class)
                .hasMessageStartingWith(
                        "stagedoor.system.cluster.tls.%s=%s cannot be used: ", key, folder.resolve(file))
                .hasMessageContaining(reason);
    }

    private void require() {
        MemberCertificate.require(new TlsProperties(
                folder.resolve("tls.crt").toString(),
                folder.resolve("tls.key").toString(),
                folder.resolve("ca.crt").toString(),
                Duration.ofMinutes(5)));
    }
}
