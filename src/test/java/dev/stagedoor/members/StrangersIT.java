package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members with certificates of one authority refuse all others. */
@Tag("trial")
final class StrangersIT {

    private static final String FIRST = "127.0.0.21";
    private static final String SECOND = "127.0.0.22";
    private static final String THIRD = "127.0.0.23";
    private static final String STRANGER = "127.0.0.24";

    private static final String HOSTS = "--stagedoor.system.cluster.hosts=" + FIRST + "," + SECOND;

    /** Address that processes of this machine connect from. */
    private static final String CALLING = "127.0.0.1";

    private static final String IMPATIENT = "--stagedoor.system.start-timeout=8s";

    private static final Authority AUTHORITY = Authority.named("theatre");

    @TempDir
    private static Path folder;

    private static List<Member> members;

    @BeforeAll
    static void start() {
        AUTHORITY.issue(folder.resolve("first"));
        AUTHORITY.issue(folder.resolve("second"));
        members = List.of(start(FIRST, "first"), start(SECOND, "second"));
        members.forEach(Member::awaitReady);
    }

    @AfterAll
    static void stop() {
        members.forEach(Member::close);
    }

    @Test
    void answersAsksAtEachMemberWhereverTheActorIs() {
        assertThat(members.stream().flatMap(StrangersIT::statuses)).containsOnly(200);
    }

    @Test
    void asksOtherMembersOverLinks() {
        Awaitility.await()
                .until(
                        () -> statuses(members.getFirst()).count()
                                + members.getFirst().log(),
                        log -> log.contains("event=link-made endpoint=" + SECOND + ":17356"));
    }

    @Test
    void acceptsAMemberWhoseCertificateIsNewer() throws InterruptedException {
        AUTHORITY.issue(folder.resolve("first"));
        AUTHORITY.issue(folder.resolve("second"));
        AUTHORITY.issue(folder.resolve("third"));

        try (var third = start(THIRD, "third").awaitReady()) {
            assertThat(statuses(third)).containsOnly(200);
            assertThat(members.stream().flatMap(StrangersIT::statuses)).containsOnly(200);
            third.terminate();
        }
    }

    @Test
    void logsThatReplacedFilesAreUnusable() throws IOException {
        Files.writeString(folder.resolve("second/tls.key").toRealPath(), "none");

        Awaitility.await().until(members.getLast()::log, log -> log.contains("event=certificate-unusable"));

        AUTHORITY.issue(folder.resolve("second"));
        Awaitility.await().until(members.getLast()::log, log -> log.contains("event=certificate-usable"));
        assertThat(members.getFirst().log()).doesNotContain("event=certificate-unusable");
    }

    @Test
    void refusesAMemberWhoseCertificateAnotherAuthoritySigned() throws InterruptedException {
        Authority.named("circus").issue(folder.resolve("circus"));

        try (var stranger = start(STRANGER, "circus", IMPATIENT)) {
            assertThat(stranger.exitStatus()).isEqualTo(1);
            assertThat(stranger.log())
                    .contains(
                            "could not be asked within stagedoor.system.start-timeout=PT8S: this one refused the members at 127.0.0.21, 127.0.0.22")
                    .containsOnlyOnce(
                            "event=member-refused member=127.0.0.21 reason=\"its certificate is of an authority that is not trusted\"")
                    .doesNotContain("\tat ");
        }
        assertRefusedOnce(CALLING, "it does not trust the certificate of this member");
    }

    @Test
    void refusesAMemberThatSpeaksTcp() throws InterruptedException {
        try (var stranger = Member.start(folder, STRANGER, List.of(), List.of(HOSTS, IMPATIENT))) {
            assertThat(stranger.exitStatus()).isEqualTo(1);
            assertThat(stranger.log())
                    .contains(
                            "0 of 2 members found by stagedoor.system.cluster.discovery=config answered",
                            "one that runs and refuses this one logs why as event=member-refused")
                    .doesNotContain("\tat ");
        }
        assertRefusedOnce(CALLING, "it speaks tcp, and not tls-tcp");
    }

    @Test
    void refusesAMemberOfAnotherCluster() throws InterruptedException {
        try (var stranger = start(STRANGER, "first", IMPATIENT, "--stagedoor.system.name=circus")) {
            assertThat(stranger.exitStatus()).isEqualTo(1);
            assertThat(stranger.log())
                    .contains(
                            "could not be asked within stagedoor.system.start-timeout=PT8S: the members found belong to the cluster stagedoor, not to stagedoor.system.name=circus")
                    .containsOnlyOnce("event=member-refused member=127.0.0.21 ")
                    .doesNotContain("\tat ");
        }
        assertRefusedOnce(STRANGER, "its cluster is 'circus', and not 'stagedoor'");
    }

    private static void assertRefusedOnce(String stranger, String reason) {
        assertThat(members)
                .allSatisfy(member -> assertThat(member.log())
                        .containsOnlyOnce("event=member-refused member=%s reason=\"%s\"".formatted(stranger, reason)));
    }

    private static Member start(String address, String keys, String... arguments) {
        var all = new ArrayList<>(List.of(
                HOSTS,
                "--stagedoor.system.transport=tls-tcp",
                "--stagedoor.system.cluster.tls.certificate="
                        + folder.resolve(keys).resolve("tls.crt"),
                "--stagedoor.system.cluster.tls.private-key="
                        + folder.resolve(keys).resolve("tls.key"),
                "--stagedoor.system.cluster.tls.authority="
                        + folder.resolve(keys).resolve("ca.crt"),
                "--stagedoor.system.cluster.tls.reread-after=1s"));
        all.addAll(List.of(arguments));
        return Member.start(folder, address, List.of(), all);
    }

    /** Asks enough actors that some are on each member; returns the statuses. */
    private static Stream<Integer> statuses(Member member) {
        return IntStream.range(0, 20)
                .mapToObj(number ->
                        member.send("POST", "/actors/counter/c" + number + "/increment?by=1", "Prefer", "wait=30"))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode());
    }
}
