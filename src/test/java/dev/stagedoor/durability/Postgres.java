package dev.stagedoor.durability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A PostgreSQL that can be killed, and started again on the same port with what it kept. */
final class Postgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    static Postgres start(Path data) throws IOException {
        return new Postgres(data, settings(data).start());
    }

    /** What is set for tests by default would lose what was committed last. */
    private static EmbeddedPostgres.Builder settings(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on");
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Kills the server's first process; the others see that, and end. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> ended(pid));
    }

    /** Whether the process runs no more, though its entry may stay until it is collected. */
    private static boolean ended(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.info().command().isEmpty())
                .orElse(true);
    }

    /** Starts it again; as soon as all that is left of the killed one has ended, for it refuses before. */
    void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> settings(data).setPort(port).start(), started -> true);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
