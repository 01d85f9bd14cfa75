package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MemberIdentityTests {

    @Test
    void isReadFromItsUserAgent() {
        var identity = new MemberIdentity("10.0.0.1", "stagedoor");

        assertThat(MemberIdentity.read(identity.userAgent())).contains(identity);
    }

    @Test
    void isNotReadFromAnotherUserAgent() {
        assertThat(MemberIdentity.read("curl/8.14.1")).isEmpty();
    }
}
