package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.system.HostAndPort;
import dev.stagedoor.testkit.fixture.Authority;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Members ask only members that they trust, and say whom they do not. */
@ExtendWith(OutputCaptureExtension.class)
final class TlsContactsTests {

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private static Path folder;

    private static TlsMember contact;

    @BeforeAll
    static void open() {
        contact = new TlsMember(AUTHORITY.issue(folder.resolve("contact"))).open();
    }

    @AfterAll
    static void close() {
        contact.close();
    }

    @Test
    void refuseNoMemberOfTheSameAuthority(CapturedOutput output) {
        try (var member = new TlsMember(AUTHORITY.issue(folder.resolve("member")))) {
            assertThat(refused(member)).isEmpty();
        }
        assertThat(output).doesNotContain("event=member-refused");
    }

    @Test
    void refuseAMemberWhoseCertificateAnotherAuthoritySigned(CapturedOutput output) {
        try (var stranger = new TlsMember(Authority.named("circus").issue(folder.resolve("circus")))) {
            assertThat(refused(stranger)).containsExactly(TlsMember.ADDRESS);
        }
        assertRefused(output, "its certificate is of an authority that is not trusted");
    }

    @Test
    void refuseAMemberWhoseCertificateHasAnotherName(CapturedOutput output) {
        try (var stranger = new TlsMember(AUTHORITY.lay(folder.resolve("usher"), AUTHORITY.signFor("usher")))) {
            assertThat(refused(stranger)).containsExactly(TlsMember.ADDRESS);
        }
        assertRefused(output, "its certificate has no name in common with this member's");
    }

    @Test
    void refuseAMemberThatSpeaksTcp(CapturedOutput output) {
        var plain = Http.get(contact.system())
                .newServerAt(TlsMember.ADDRESS, 0)
                .bindSync(request -> HttpResponse.create())
                .toCompletableFuture()
                .join();

        assertThat(contact.contacts()
                        .refused(Set.of(new HostAndPort(
                                TlsMember.ADDRESS,
                                OptionalInt.of(plain.localAddress().getPort())))))
                .containsExactly(TlsMember.ADDRESS);
        assertRefused(output, "it speaks tcp, and not tls-tcp");
    }

    @Test
    void areAskedWithTheCertificateOfTheMember() {
        contact.contacts().secure(contact.properties().cluster());

        assertThat(status(contact)).isEqualTo(200);
    }

    @Test
    void areToldFromOtherServersByTheirPort() {
        try (var other = new TlsMember(AUTHORITY.issue(folder.resolve("other"))).open()) {
            contact.contacts().secure(contact.properties().cluster());

            assertThatThrownBy(() -> status(other)).hasStackTraceContaining("unable to find valid certification path");
        }
    }

    /** Returns the status by which a server answers to the contact. */
    private static int status(TlsMember server) {
        var response = Http.get(contact.system())
                .singleRequest(HttpRequest.create(
                        "https://%s:%s/bootstrap/seed-nodes".formatted(TlsMember.ADDRESS, server.port())))
                .toCompletableFuture()
                .join();
        response.discardEntityBytes(contact.system());
        return response.status().intValue();
    }

    private static Set<String> refused(TlsMember member) {
        return member.contacts().refused(Set.of(contact.managementPort()));
    }

    private static void assertRefused(CapturedOutput output, String reason) {
        assertThat(output)
                .contains("event=member-refused member=%s reason=\"%s\"".formatted(TlsMember.ADDRESS, reason));
    }
}
