package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.members.Authority;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members tell by each other's badges why they do not let each other in. */
final class MemberIdentityTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasShown() {
        var identity = identity(AUTHORITY.issue(folder));

        assertThat(MemberIdentity.read(identity.userAgent())).contains(identity);
    }

    @Test
    void isReadWithoutAnAuthority() {
        var identity = MemberIdentity.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(MemberIdentity.read(identity.userAgent())).contains(identity);
    }

    @Test
    void isNotReadFromWhatOthersShow() {
        assertThat(MemberIdentity.read("curl/8.14.1")).isEmpty();
    }

    @Test
    void objectsToNobodyWhoseCertificateIsOfTheSameAuthority() {
        var renewed = identity(AUTHORITY.issue(folder.resolve("renewed")));

        assertThat(identity(AUTHORITY.issue(folder)).objection(renewed)).isEmpty();
    }

    @Test
    void objectsToAnotherAuthority() {
        var stranger = identity(Authority.named("theatre").issue(folder.resolve("stranger")));

        assertThat(identity(AUTHORITY.issue(folder)).objection(stranger))
                .contains("its certificate is of an authority that is not trusted");
    }

    @Test
    void objectsToAnotherTransport() {
        var stranger = MemberIdentity.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(identity(AUTHORITY.issue(folder)).objection(stranger)).contains("it speaks tcp, and not tls-tcp");
    }

    private static MemberIdentity identity(Path keys) {
        return MemberIdentity.of(
                "10.0.0.2", "stagedoor", "tls-tcp", keys.resolve("ca.crt").toString());
    }
}
