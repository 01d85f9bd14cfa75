package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.system.TlsProperties;
import dev.stagedoor.testkit.fixture.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class CertificateWatchTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private Path folder;

    private CertificateWatch watch;

    @BeforeEach
    void issue() {
        AUTHORITY.issue(folder);
        watch = new CertificateWatch(new TlsProperties(
                folder.resolve("tls.crt").toString(),
                folder.resolve("tls.key").toString(),
                folder.resolve("ca.crt").toString(),
                Duration.ofMinutes(5)));
    }

    private void truncateCertificate() throws IOException {
        Files.writeString(folder.resolve("tls.crt").toRealPath(), "-----BEGIN CERTI");
    }

    @Test
    void logsNothingWhileTheFilesAreUsable(CapturedOutput output) {
        watch.run();
        AUTHORITY.issue(folder);
        watch.run();

        assertThat(output).doesNotContain("event=certificate");
    }

    @Test
    void logsOnceWhyTheFilesAreUnusable(CapturedOutput output) throws IOException {
        truncateCertificate();

        watch.run();
        watch.run();

        assertThat(output.toString())
                .containsOnlyOnce("event=certificate-unusable reason=\"stagedoor.system.cluster.tls.certificate="
                        + folder.resolve("tls.crt")
                        + " cannot be used: it holds no certificate in PEM\"");
    }

    @Test
    void logsWhenTheFilesAreUsableAgain(CapturedOutput output) throws IOException {
        truncateCertificate();
        watch.run();
        AUTHORITY.issue(folder);

        watch.run();

        assertThat(output).contains("event=certificate-usable");
    }
}
