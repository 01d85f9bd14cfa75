package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;

/** A member that cannot start says why in one sentence, and leaves no threads behind. */
@Tag("trial")
final class MemberStartIT {

    private static final String ADDRESS = "127.0.0.41";
    private static final String WITHOUT_DATABASE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    @ParameterizedTest
    @CsvSource({
        "consul, needs a module of Pekko Discovery that is not on the class path",
        "kubernetes-api, 'works only in a Kubernetes pod, but KUBERNETES_SERVICE_HOST is not set'"
    })
    void saysWhatItsDiscoveryMethodNeeds(String method, String sentence) {
        assertThat(failure(WITHOUT_DATABASE, "--stagedoor.system.cluster.discovery=" + method))
                .startsWith("stagedoor.system.cluster.discovery=" + method)
                .contains(sentence);
    }

    @Test
    void saysThatOtherMembersCannotReachAnEmbeddedDatabase() {
        assertThat(failure("--spring.datasource.url=jdbc:sqlite:./target/member.db"))
                .startsWith("stagedoor.system.base=cluster needs a database that all members reach");
    }

    @Test
    void saysThatABodyDoesNotFitIntoAMessage() {
        assertThat(failure(WITHOUT_DATABASE, "--stagedoor.http.max-body=2MB"))
                .isEqualTo("stagedoor.http.max-body=2097152B is larger than stagedoor.system.max-message=1572864B,"
                        + " the largest message that travels between processes");
    }

    @ParameterizedTest
    @CsvSource({"17355, port", "17356, ask-port", "7626, management-port"})
    void saysThatAPortIsInUse(int port, String key) throws IOException {
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName(ADDRESS))) {
            assertThat(failure(WITHOUT_DATABASE))
                    .isEqualTo("Cannot listen on stagedoor.system.cluster.%s=%s at stagedoor.system.cluster.host=%s: "
                                    .formatted(key, taken.getLocalPort(), ADDRESS)
                            + "Address already in use");
        }
    }

    @Test
    void saysHowManyMembersAnsweredWhenTheyAreTooFew() {
        assertThat(failure(WITHOUT_DATABASE, "--stagedoor.system.start-timeout=4s"))
                .isEqualTo("The actor system could not be asked within stagedoor.system.start-timeout=PT4S: "
                        + "1 of 2 members found by stagedoor.system.cluster.discovery=config answered, "
                        + "fewer than stagedoor.system.cluster.contact-points=2; "
                        + "one that runs and refuses this one logs why as event=member-refused");
    }

    @Test
    void saysThatItFoundNoMembersWhenTheServiceIsNotInDns() {
        assertThat(failure(
                        WITHOUT_DATABASE,
                        "--stagedoor.system.start-timeout=4s",
                        "--stagedoor.system.cluster.discovery=pekko-dns",
                        "--stagedoor.system.cluster.service=nobody.invalid"))
                .endsWith("stagedoor.system.cluster.discovery=pekko-dns has found no members of 'nobody.invalid'");
    }

    @Test
    void leavesNoThreadsBehind() {
        assertThatThrownBy(() -> start(
                        WITHOUT_DATABASE, "--stagedoor.system.name=understudy", "--stagedoor.system.start-timeout=1s"))
                .isNotNull();

        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("understudy")));
    }

    private static String failure(String... arguments) {
        try {
            start(arguments);
            throw new AssertionError("the member started");
        } catch (RuntimeException e) {
            return String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private static void start(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--stagedoor.samples.enabled=true",
                "--stagedoor.system.base=cluster",
                "--stagedoor.system.cluster.host=" + ADDRESS,
                "--stagedoor.system.cluster.hosts=" + ADDRESS + ",127.0.0.42",
                "--server.port=0"));
        all.addAll(List.of(arguments));
        new SpringApplicationBuilder(StagedoorApplication.class)
                .run(all.toArray(String[]::new))
                .close();
    }
}
