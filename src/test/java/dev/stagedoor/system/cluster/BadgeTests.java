package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.members.Authority;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members tell by each other's badges why they do not let each other in. */
final class BadgeTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasShown() {
        var badge = badge(AUTHORITY.issue(folder));

        assertThat(Badge.read(badge.userAgent())).contains(badge);
    }

    @Test
    void isReadWithoutAnAuthority() {
        var badge = Badge.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(Badge.read(badge.userAgent())).contains(badge);
    }

    @Test
    void isNotReadFromWhatOthersShow() {
        assertThat(Badge.read("curl/8.14.1")).isEmpty();
    }

    @Test
    void objectsToNobodyWhoseCertificateIsOfTheSameAuthority() {
        var renewed = badge(AUTHORITY.issue(folder.resolve("renewed")));

        assertThat(badge(AUTHORITY.issue(folder)).objection(renewed)).isEmpty();
    }

    @Test
    void objectsToAnotherAuthority() {
        var stranger = badge(Authority.named("theatre").issue(folder.resolve("stranger")));

        assertThat(badge(AUTHORITY.issue(folder)).objection(stranger))
                .contains("its certificate is of an authority that is not trusted");
    }

    @Test
    void objectsToAnotherTransport() {
        var stranger = Badge.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(badge(AUTHORITY.issue(folder)).objection(stranger)).contains("it speaks tcp, and not tls-tcp");
    }

    private static Badge badge(Path keys) {
        return Badge.of(
                "10.0.0.2", "stagedoor", "tls-tcp", keys.resolve("ca.crt").toString());
    }
}
