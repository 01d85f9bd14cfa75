package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Reasons that members of the other tests do not have. */
final class HandshakeFailureTests {

    @Test
    void saysThatACertificateHasExpired() {
        assertThat(HandshakeFailure.reason(refused(new CertificateExpiredException("NotAfter"))))
                .contains("its certificate has expired, or is not valid yet");
    }

    @Test
    void saysWhyElseACertificateCannotBeUsed() {
        assertThat(HandshakeFailure.reason(refused(new CertificateException("key usage"))))
                .contains("its certificate cannot be used: key usage");
    }

    @Test
    void saysWhyElseTlsFails() {
        assertThat(HandshakeFailure.reason(new SSLException("no cipher suite"))).contains("TLS fails: no cipher suite");
    }

    @Test
    void saysNothingIfAConnectionEnds() {
        assertThat(HandshakeFailure.reason(new IOException("reset"))).isEmpty();
    }

    private static Throwable refused(CertificateException cause) {
        return new CompletionException(new SSLHandshakeException("untrusted", cause));
    }
}
