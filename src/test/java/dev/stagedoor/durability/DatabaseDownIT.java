package dev.stagedoor.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Books;
import java.io.IOException;
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

/** Kills the database under load and starts it again, while the service keeps running. */
@Tag("trial")
final class DatabaseDownIT {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDownIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT_BEFORE = 300;
    private static final int COUNTED_MEANWHILE = 100;
    private static final int FAILED_MEANWHILE = 25;

    @TempDir
    private static Path folder;

    private static final History HISTORY = new History();
    private static List<Integer> counterStatuses = List.of();
    private static String count = "";
    private static int keptAfterwards;
    private static Books books = new Books(List.of(), List.of(), List.of());

    @BeforeAll
    static void killsTheDatabaseUnderLoad() throws InterruptedException, ExecutionException, IOException {
        try (var database = Postgres.start(folder.resolve("database"))) {
            var arguments = List.of("--spring.datasource.url=" + database.url());
            try (var service = Service.start(folder, arguments);
                    var counting = new Counting(service.process());
                    var clients = new Clients(service.process(), HISTORY)) {
                clients.awaitKept(KEPT_BEFORE);
                database.kill();
                counting.awaitAnswered(COUNTED_MEANWHILE);
                Awaitility.await().atMost(PATIENCE).until(() -> HISTORY.failed().size() >= FAILED_MEANWHILE);
                int keptBefore = HISTORY.kept();
                database.startAgain();
                clients.awaitKept(KEPT_BEFORE);
                keptAfterwards = HISTORY.kept() - keptBefore;
                clients.stop();
                counterStatuses = counting.statuses();
                count = counting.count();
            }
            books = read(arguments);
        }
    }

    private static Books read(List<String> arguments) {
        var asked = HISTORY.asked();
        var found = Service.books(HISTORY, folder, arguments);
        LOG.info(
                "event=database-down database=postgresql asks={} acknowledged={} afterwards={} failed={} unknown={} counted={} lost={} doubled={} misapplied={}",
                asked.size(),
                HISTORY.kept(),
                keptAfterwards,
                HISTORY.failed().size(),
                asked.stream().filter(one -> one.verdict() == Verdict.UNKNOWN).count(),
                counterStatuses.size(),
                found.lost().size(),
                found.doubled().size(),
                found.misapplied().size());
        return found;
    }

    @Test
    void keepsServingActorsThatPersistNothing() {
        assertThat(counterStatuses).hasSizeGreaterThan(COUNTED_MEANWHILE).containsOnly(200);
        assertThat(count).isEqualTo("{\"count\":%s}".formatted(counterStatuses.size()));
    }

    @Test
    void reportsTheOutageToCallers() {
        assertThat(HISTORY.failed())
                .hasSizeGreaterThanOrEqualTo(FAILED_MEANWHILE)
                .allSatisfy(asked -> assertThat(asked.status()).isEqualTo(503));
        assertThat(HISTORY.failed()).extracting(Asked::problem).contains("/problems/journal-unavailable");
    }

    @Test
    void keepsAcknowledgedOperations() {
        assertThat(books).isEqualTo(new Books(List.of(), List.of(), List.of()));
    }

    @Test
    void acceptsDepositsAgainWhenTheDatabaseIsBack() {
        assertThat(keptAfterwards).isGreaterThanOrEqualTo(KEPT_BEFORE);
    }
}
