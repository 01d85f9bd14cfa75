package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Authority;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members tell from each other's identity why they refuse each other. */
final class MemberIdentityTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private Path folder;

    @Test
    void isReadFromItsUserAgent() {
        var identity = identity(AUTHORITY.issue(folder));

        assertThat(MemberIdentity.read(identity.userAgent())).contains(identity);
    }

    @Test
    void isReadFromItsUserAgentWithoutAnAuthority() {
        var identity = MemberIdentity.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(MemberIdentity.read(identity.userAgent())).contains(identity);
    }

    @Test
    void isNotReadFromAnotherUserAgent() {
        assertThat(MemberIdentity.read("curl/8.14.1")).isEmpty();
    }

    @Test
    void acceptsAMemberOfTheSameAuthority() {
        var renewed = identity(AUTHORITY.issue(folder.resolve("renewed")));

        assertThat(identity(AUTHORITY.issue(folder)).objection(renewed)).isEmpty();
    }

    @Test
    void refusesAMemberOfAnotherAuthority() {
        var other = identity(Authority.named("theatre").issue(folder.resolve("stranger")));

        assertThat(identity(AUTHORITY.issue(folder)).objection(other))
                .contains("its certificate is of an authority that is not trusted");
    }

    @Test
    void refusesAMemberWithAnotherTransport() {
        var other = MemberIdentity.of("10.0.0.1", "stagedoor", "tcp", "");

        assertThat(identity(AUTHORITY.issue(folder)).objection(other)).contains("it speaks tcp, and not tls-tcp");
    }

    private static MemberIdentity identity(Path keys) {
        return MemberIdentity.of(
                "10.0.0.2", "stagedoor", "tls-tcp", keys.resolve("ca.crt").toString());
    }
}
