package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.journal.database.JournalException;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Starts with a faulty database: the service waits where waiting helps, and otherwise says in a sentence what is wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("trial")
final class JournalStartIT {

    @TempDir
    private Path folder;

    private static ConfigurableApplicationContext start(String url, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + url));
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(StagedoorApplication.class).run(arguments.toArray(String[]::new));
    }

    private static String refusal(String url, String... settings) {
        try (var started = start(url, settings)) {
            throw new AssertionError("started: " + started.getId());
        } catch (RuntimeException e) {
            var cause = NestedExceptionUtils.getMostSpecificCause(e);
            assertThat(cause).isInstanceOf(JournalException.class);
            return String.valueOf(cause.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String file() {
        return "jdbc:h2:file:" + folder.resolve("journal");
    }

    @Test
    void waitsForADatabaseThatStartsLater(CapturedOutput output) throws IOException {
        int port = freePort();
        var started = CompletableFuture.supplyAsync(
                () -> start(
                        "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port),
                        "--spring.datasource.username=postgres"),
                task -> Thread.ofPlatform().start(task));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> output.getOut().contains("event=database-awaited"));

        try (var postgres = EmbeddedPostgres.builder().setPort(port).start();
                var context = started.join()) {
            assertThat(context.isActive()).isTrue();
            assertThat(JdbcClient.create(postgres.getPostgresDatabase())
                            .sql("SELECT count(*) FROM event_journal")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void givesUpOnADatabaseThatDoesNotStartInTime() throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:%s/orders?password=secret".formatted(freePort());

        var refusal = refusal(url, "--stagedoor.journal.start-timeout=1s");

        assertThat(refusal)
                .contains("did not answer within stagedoor.journal.start-timeout=PT1S", "/orders")
                .doesNotContain("secret");
    }

    @Test
    void endsTheProcessWithOneSentence() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:%s/orders".formatted(freePort());
        try (var service = ServiceProcess.application(
                folder,
                List.of(),
                StagedoorApplication.class,
                List.of("--spring.datasource.url=" + url, "--stagedoor.journal.start-timeout=1s"))) {
            assertThat(service.exitStatus()).isEqualTo(1);
            assertThat(service.log())
                    .contains(
                            "APPLICATION FAILED TO START", "did not answer within stagedoor.journal.start-timeout=PT1S")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void namesTheSettingsWhenThePasswordIsWrong() {
        try (var started = start(file())) {
            assertThat(started.isActive()).isTrue();
        }

        var refusal = refusal(file(), "--spring.datasource.password=wrong");

        assertThat(refusal).contains("refuses spring.datasource.username and spring.datasource.password");
    }

    @Test
    void saysThatADatabaseDoesNotExist() throws IOException {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var refusal = refusal(postgres.getJdbcUrl("postgres", "nowhere"));

            assertThat(refusal).contains("There is no database", "/nowhere");
        }
    }

    @Test
    void saysThatAnotherProcessUsesAnEmbeddedDatabase() {
        try (var other = ServiceProcess.application(
                folder, List.of(), StagedoorApplication.class, List.of("--spring.datasource.url=" + file()))) {
            assertThat(other.send("GET", "/actors").statusCode()).isEqualTo(200);

            var refusal = refusal(file());

            assertThat(refusal).contains("is in use by another process");
        }
    }

    @Test
    void listsTheSupportedDatabasesWhenTheUrlNamesAnother() {
        var refusal =
                refusal("jdbc:h3:file:" + UUID.randomUUID(), "--spring.datasource.driver-class-name=org.h2.Driver");

        assertThat(refusal).contains("jdbc:h3:file:", "h2, postgresql");
    }

    @Test
    void refusesTheSchemaOfANewerVersion() {
        try (var started = start(file())) {
            assertThat(started.isActive()).isTrue();
        }
        var database = new JdbcDataSource();
        database.setURL(file());
        database.setUser("");
        database.setPassword("");
        JdbcClient.create(database).sql("""
                        INSERT INTO "stagedoor_schema_history"
                        SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'sa', CURRENT_TIMESTAMP, 1, TRUE""").update();

        var refusal = refusal(file());

        assertThat(refusal).contains("has version 99", "knows versions up to");
    }

    @Test
    void namesATimeoutThatIsOutOfBounds() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> start(file(), "--stagedoor.journal.start-timeout=2h"))
                .havingRootCause()
                .withMessage("stagedoor.journal.start-timeout must be from 0 to PT1H, but is PT2H");
    }
}
