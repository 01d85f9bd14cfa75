package dev.stagedoor.durability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** PostgreSQL server that can be killed, and started again on the same port with the same data. */
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

    /** Overrides the defaults for tests, which would lose the last commits. */
    private static EmbeddedPostgres.Builder settings(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(PATIENCE)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on");
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Kills the server's main process; its other processes notice and end. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        var main = ProcessHandle.of(pid).orElseThrow();
        var others = main.descendants().toList();
        main.destroyForcibly();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ended(main) && others.stream().allMatch(Postgres::ended));
    }

    /** Returns whether the process has ended, even if its parent has not collected it yet. */
    private static boolean ended(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    /** Starts the server again, once: a start that fails keeps the lock of its folder. */
    void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = settings(data).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
