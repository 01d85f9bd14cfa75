package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.journal.transaction.NotWrittenException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Writes to a PostgreSQL in which a process has stopped in the middle of its transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HeldLockIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLAIM =
            "INSERT INTO stagedoor_answer (scope, idempotency_key, fingerprint, runner, begun_at) VALUES ('', ?, '', '', 0) ON CONFLICT DO NOTHING";

    private final StoreDatabase database = StoreDatabase.postgresql();

    HeldLockIT() throws IOException {}

    @AfterAll
    void close() throws IOException {
        database.close();
    }

    private CompletableFuture<Integer> claim(String key) {
        return database.store().write(transaction -> transaction.update(CLAIM, key));
    }

    private static void hold(Connection connection, String key) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    /** Keeps the writer from starting, so that what is written meanwhile goes into one transaction. */
    private CountDownLatch occupied() {
        var release = new CountDownLatch(1);
        var occupying = database.store().write(transaction -> await(release));
        assertThat(occupying).isNotDone();
        return release;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failsOnlyTheWriteForWhichALockIsHeld() throws SQLException {
        try (var stopped = database.pool().getConnection()) {
            hold(stopped, "held");
            var release = occupied();
            var before = claim("before");
            var held = claim("held");
            var after = claim("after");

            release.countDown();

            assertThat(List.of(before, after))
                    .allSatisfy(free -> assertThat(free).succeedsWithin(LONG).isEqualTo(1));
            assertThat(held)
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(NotWrittenException.class);
            stopped.rollback();
        }
        assertThat(claim("held")).succeedsWithin(LONG).isEqualTo(1);
    }

    @Test
    void losesATransactionInWhichTheWriterHasStopped() {
        var running = new CountDownLatch(1);
        var resume = new CountDownLatch(1);
        var frozen = database.store().write(transaction -> {
            int claimed = transaction.update(CLAIM, "frozen");
            running.countDown();
            await(resume);
            return claimed;
        });
        await(running);
        Awaitility.await().atMost(LONG).until(() -> isFree("frozen"));

        resume.countDown();

        assertThat(frozen).failsWithin(LONG);
        assertThat(claim("frozen")).succeedsWithin(LONG).isEqualTo(1);
    }

    /** Returns whether the key can be claimed; gives it back. */
    private boolean isFree(String key) throws SQLException {
        try (var connection = database.pool().getConnection();
                var bound = connection.createStatement()) {
            connection.setAutoCommit(false);
            bound.execute("SET LOCAL lock_timeout = 100");
            try {
                hold(connection, key);
                return true;
            } catch (SQLException locked) {
                return false;
            } finally {
                connection.rollback();
            }
        }
    }
}
