package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Authority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The management port of a member answers only clients with a certificate of members. */
@ExtendWith(OutputCaptureExtension.class)
final class TlsManagementPortTests {

    private static final Authority AUTHORITY = Authority.named("theatre");
    private static final byte[] REQUEST =
            "GET /bootstrap/seed-nodes HTTP/1.1\r\nHost: member\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final String ANSWER = "seedNodes";

    @TempDir
    private static Path folder;

    private static TlsMember member;

    @BeforeAll
    static void open() {
        member = new TlsMember(AUTHORITY.issue(folder)).open();
    }

    @AfterAll
    static void close() {
        member.close();
    }

    @Test
    void tellsTheContactPointsToAClientWithACertificateOfMembers() {
        assertThat(answer(AUTHORITY.sign(certificate -> certificate))).contains("200 OK", ANSWER);
    }

    @Test
    void tellsNothingToAClientWithoutTls(CapturedOutput output) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), member.port())) {
            assertThat(exchange(client)).doesNotContain(ANSWER);
        }

        awaitRefusal(output, "it speaks tcp, and not tls-tcp");
    }

    @Test
    void refusesAClientWithoutACertificate(CapturedOutput output) {
        assertThat(answer(null)).doesNotContain(ANSWER);

        awaitRefusal(output, "it shows no certificate");
    }

    @Test
    void refusesAClientWhoseCertificateAnotherAuthoritySigned(CapturedOutput output) {
        // Clients show only certificates of an authority whose name the server knows.
        assertThat(answer(Authority.named("theatre").sign(certificate -> certificate)))
                .doesNotContain(ANSWER);

        awaitRefusal(output, "its certificate is of an authority that is not trusted");
    }

    @Test
    void refusesAClientWhoseCertificateHasAnotherName(CapturedOutput output) {
        assertThat(answer(AUTHORITY.signFor("usher"))).doesNotContain(ANSWER);

        awaitRefusal(output, "its certificate has no name in common with this member's");
    }

    @Test
    void showsACertificateThatReplacedTheFirst() {
        var first = shown();

        AUTHORITY.issue(folder);

        Awaitility.await().until(() -> !shown().equals(first));
        assertThat(answer(AUTHORITY.sign(certificate -> certificate))).contains(ANSWER);
    }

    private static void awaitRefusal(CapturedOutput output, String reason) {
        Awaitility.await()
                .until(() -> output.getOut()
                        .contains("event=member-refused member=%s reason=\"%s\"".formatted(TlsMember.ADDRESS, reason)));
    }

    /** Returns what the port answers to a client with the certificate; nothing if it closes the connection. */
    private static String answer(@Nullable X509Bundle certificate) {
        try (var client = connect(certificate)) {
            return exchange(client);
        } catch (IOException e) {
            return "";
        }
    }

    private static Certificate shown() {
        try (var client = connect(AUTHORITY.sign(certificate -> certificate))) {
            return client.getSession().getPeerCertificates()[0];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLSocket connect(@Nullable X509Bundle certificate) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null
                            ? new KeyManager[0]
                            : certificate.toKeyManagerFactory().getKeyManagers(),
                    AUTHORITY.signFor("client").toTrustManagerFactory().getTrustManagers(),
                    null);
            return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), member.port());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String exchange(Socket client) throws IOException {
        client.getOutputStream().write(REQUEST);
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
