package dev.stagedoor.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of an embedded database from growing under load, as a full disk does, while the service keeps running.
 */
@Tag("trial")
final class FullDiskIT {

    private static final Logger LOG = LoggerFactory.getLogger(FullDiskIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT_BEFORE = 300;
    private static final int FAILED_MEANWHILE = 30;

    @TempDir
    private static Path folder;

    private static final History HISTORY = new History();
    private static List<Integer> counterStatuses = List.of();
    private static Books books = new Books(List.of(), List.of(), List.of());

    @BeforeAll
    static void fillsTheDiskUnderLoad() throws InterruptedException, ExecutionException, IOException {
        try (var service = Service.start(folder, List.of());
                var counting = new Counting(service.process());
                var clients = new Clients(service.process(), HISTORY)) {
            clients.awaitKept(KEPT_BEFORE);
            limitFiles(service, Long.toString(Files.size(folder.resolve("data/stagedoor.db-wal"))));
            Awaitility.await().atMost(PATIENCE).until(() -> HISTORY.failed().size() >= FAILED_MEANWHILE);
            limitFiles(service, "unlimited");
            clients.awaitKept(KEPT_BEFORE);
            clients.stop();
            counterStatuses = counting.statuses();
            service.kill();
        }
        books = read();
    }

    /** Limits the size of the files that the process writes, in bytes or {@code unlimited}; longer writes fail. */
    private static void limitFiles(Service service, String bytes) throws IOException, InterruptedException {
        long pid = service.process().process().pid();
        var prlimit = new ProcessBuilder("prlimit", "--pid=" + pid, "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private static Books read() {
        var found = Service.books(HISTORY, folder, List.of());
        LOG.info(
                "event=full-disk database=sqlite asks={} acknowledged={} failed={} lost={} doubled={} misapplied={}",
                HISTORY.asked().size(),
                HISTORY.kept(),
                HISTORY.failed().size(),
                found.lost().size(),
                found.doubled().size(),
                found.misapplied().size());
        return found;
    }

    @Test
    void answersWithProblemsWhileTheDiskIsFull() {
        assertThat(HISTORY.failed())
                .hasSizeGreaterThanOrEqualTo(FAILED_MEANWHILE)
                .allSatisfy(asked -> assertThat(asked.status()).isIn(503, 504));
    }

    @Test
    void keepsServingActorsThatPersistNothing() {
        assertThat(counterStatuses).isNotEmpty().containsOnly(200);
    }

    @Test
    void keepsAcknowledgedOperations() {
        assertThat(books).isEqualTo(new Books(List.of(), List.of(), List.of()));
    }
}
