package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.journal.database.JournalException;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Starts with a faulty database: the service waits where waiting helps, and otherwise says in a sentence what is wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("trial")
final class JournalStartIT {

    private static final String PROBE = "DELETE FROM stagedoor_answer WHERE scope = 'nobody'";

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
        return "jdbc:sqlite:" + folder.resolve("journal.db");
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
                            .sql("SELECT count(*) FROM stagedoor_event")
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
    void namesTheSettingsWhenTheUserIsUnknown() throws IOException {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var refusal = refusal(postgres.getJdbcUrl("nobody", "postgres"));

            assertThat(refusal).contains("refuses spring.datasource.username and spring.datasource.password");
        }
    }

    @Test
    void saysThatADatabaseDoesNotExist() throws IOException {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var refusal = refusal(postgres.getJdbcUrl("postgres", "nowhere"));

            assertThat(refusal).contains("There is no database", "/nowhere");
        }
    }

    @Test
    void saysThatAnotherServiceUsesAnEmbeddedDatabase() {
        try (var other = ServiceProcess.application(
                folder, List.of(), StagedoorApplication.class, List.of("--spring.datasource.url=" + file()))) {
            assertThat(other.send("GET", "/actors").statusCode()).isEqualTo(200);

            var refusal = refusal(file());

            assertThat(refusal).contains("is in use by another service");
        }
    }

    @Test
    void listsTheSupportedDatabasesWhenTheUrlNamesAnother() {
        var refusal =
                refusal("jdbc:h2:file:" + UUID.randomUUID(), "--spring.datasource.driver-class-name=org.sqlite.JDBC");

        assertThat(refusal).contains("jdbc:h2:file:", "sqlite, postgresql");
    }

    @Test
    void refusesTheSchemaOfANewerVersion() {
        try (var started = start(file())) {
            assertThat(started.isActive()).isTrue();
        }
        JdbcClient.create(new DriverManagerDataSource(file())).sql("""
                        INSERT INTO "stagedoor_schema_history"
                        SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'sa', CURRENT_TIMESTAMP, 1, TRUE""").update();

        var refusal = refusal(file());

        assertThat(refusal).contains("has version 99", "knows versions up to");
    }

    @Test
    void saysThatAnEarlierVersionMadeTheDatabaseOfH2() throws IOException {
        Files.createFile(folder.resolve("journal.mv.db"));

        assertThat(refusal(file())).contains("journal.mv.db is a database of H2");
    }

    @Test
    void saysThatAnEarlierVersionMadeTheTables() throws IOException {
        try (var postgres = EmbeddedPostgres.start()) {
            JdbcClient.create(postgres.getPostgresDatabase()).sql("""
                    CREATE TABLE stagedoor_schema_history (installed_rank INT NOT NULL, version VARCHAR(50),
                        description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,
                        checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(),
                        execution_time INT NOT NULL, success BOOLEAN NOT NULL)""").update();
            JdbcClient.create(postgres.getPostgresDatabase()).sql("""
                    INSERT INTO stagedoor_schema_history
                    VALUES (1, '1', 'journal', 'SQL', 'V1__journal.sql', 1, 'postgres', now(), 1, true)""").update();

            var refusal = refusal(postgres.getJdbcUrl("postgres", "postgres"));

            assertThat(refusal).contains("has the tables of a version before the first release");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:sqlite:", "jdbc:sqlite:file:shared?mode=memory&cache=shared"})
    void refusesADatabaseWithoutAFile(String url) {
        assertThat(refusal(url)).contains("names no file");
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(refusal("jdbc:sqlite:" + file.resolve("journal.db"))).contains("folder", "cannot be made");
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "something else, which is longer than a header".repeat(100));

        assertThat(refusal(file())).contains("cannot be used", "not a database");
    }

    @Test
    void saysThatTheFileIsDamaged() throws IOException {
        try (var started = start(file())) {
            assertThat(started.isActive()).isTrue();
        }
        overwriteFrom(4096);

        assertThat(refusal(file())).contains("is damaged", ".recover");
    }

    @Test
    void writesNothingToAFileThatWasDeleted() throws IOException {
        try (var service = start(file())) {
            var journal = service.getBean(Journal.class);
            journal.write(transaction -> transaction.update(PROBE)).join();
            Files.delete(folder.resolve("journal.db"));

            var written = journal.write(transaction -> transaction.update(PROBE));

            assertThat(written)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .satisfies(failure ->
                            assertThat(JournalFailure.executed(failure)).isEqualTo(Executed.NO))
                    .withMessageContaining("journal.db was deleted or replaced");
        }
    }

    private void overwriteFrom(int position) throws IOException {
        try (var channel = FileChannel.open(folder.resolve("journal.db"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4096), position);
        }
    }

    @Test
    void namesATimeoutThatIsOutOfBounds() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> start(file(), "--stagedoor.journal.start-timeout=2h"))
                .havingRootCause()
                .withMessage("stagedoor.journal.start-timeout must be from 0 to PT1H, but is PT2H");
    }
}
