package dev.stagedoor.journal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.journal.store.StoreDatabase;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTests {

    private static final String INSERT = "INSERT INTO number (value) VALUES (?)";
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private StoreDatabase database;
    private CountingDataSource dataSource;
    private Reader reader;
    private Writer writer;

    @BeforeEach
    void open() {
        database = StoreDatabase.sqlite(folder);
        database.jdbc().sql("CREATE TABLE number (value INTEGER PRIMARY KEY)").update();
        dataSource = new CountingDataSource(database.pool());
        reader = new Reader(dataSource, 1);
        writer = new Writer(dataSource, Turn.ALWAYS, reader);
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        reader.close();
        database.close();
    }

    private CompletableFuture<Boolean> insert(int value) {
        return writer.submit(transaction -> {
            transaction.updateLater(INSERT, value);
            return true;
        });
    }

    /** Occupies the writer until the latch is released, so that later writes wait. */
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    private CountDownLatch occupied() {
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        writer.submit(transaction -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
        await().until(() -> begun.getCount() == 0);
        return release;
    }

    private List<Integer> values() {
        return database.jdbc()
                .sql("SELECT value FROM number ORDER BY rowid")
                .query((row, number) -> row.getInt(1))
                .list();
    }

    @Test
    void commitsAllWritesThatWaitTogether() {
        var release = occupied();
        var writes = IntStream.range(0, 500).mapToObj(this::insert).toList();
        release.countDown();
        writes.forEach(CompletableFuture::join);
        assertThat(dataSource.commits()).isEqualTo(2);
        assertThat(values()).hasSize(500);
    }

    @Test
    void hasCommittedAWriteWhenItsFutureCompletes() {
        insert(7).join();
        assertThat(values()).containsExactly(7);
    }

    @Test
    void completesOnTheEventLoopOfTheCaller() {
        var eventLoop = new DefaultEventExecutor();
        try {
            var release = occupied();
            var onEventLoop = insertOn(eventLoop);
            release.countDown();
            assertThat(onEventLoop).succeedsWithin(LONG).isEqualTo(true);
        } finally {
            end(eventLoop);
        }
    }

    @Test
    void completesAlthoughTheEventLoopOfTheCallerHasEnded() {
        var eventLoop = new DefaultEventExecutor();
        var release = occupied();
        var onEventLoop = insertOn(eventLoop);
        end(eventLoop);
        release.countDown();
        assertThat(onEventLoop).succeedsWithin(LONG).isEqualTo(false);
    }

    /** Writes from an event loop. Completes once that is committed, with whether it does so on the event loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // the tests await what it completes
    private CompletableFuture<Boolean> insertOn(DefaultEventExecutor eventLoop) {
        var onEventLoop = new CompletableFuture<Boolean>();
        CompletableFuture.runAsync(
                        () -> insert(7).thenAccept(done -> onEventLoop.complete(eventLoop.inEventLoop())), eventLoop)
                .join();
        return onEventLoop;
    }

    private static void end(DefaultEventExecutor eventLoop) {
        eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void failsOnlyTheWriteThatViolatesAConstraint() {
        var release = occupied();
        var first = insert(1);
        var again = insert(1);
        var other = insert(2);
        release.countDown();
        assertThat(first).succeedsWithin(LONG);
        assertThat(again).failsWithin(LONG).withThrowableThat().havingCause().isInstanceOf(SQLException.class);
        assertThat(other).succeedsWithin(LONG);
        assertThat(values()).containsExactly(1, 2);
    }

    @Test
    void leavesNothingOfAWriteThatFails() {
        var failed = writer.submit(transaction -> {
            transaction.updateLater(INSERT, 3);
            transaction.update(INSERT, 4);
            throw new SQLException("refused");
        });
        assertThat(failed).failsWithin(LONG);
        insert(5).join();
        assertThat(values()).containsExactly(5);
    }

    @Test
    void leavesNothingOfAWriteThatEndsInAnError() {
        var failed = writer.submit(transaction -> {
            transaction.update(INSERT, 3);
            throw new StackOverflowError();
        });
        assertThat(failed).failsWithin(LONG).withThrowableThat().havingCause().isInstanceOf(StackOverflowError.class);
        insert(5).join();
        assertThat(values()).containsExactly(5);
    }

    @Test
    void writesAgainAfterSqliteRolledBackByItselfOnAFullDisk() {
        pages(writer.submit(transaction -> transaction
                        .query("PRAGMA page_count", row -> row.getInt(1))
                        .getFirst())
                .join());
        var failed = writer.submit(transaction -> {
            transaction.update(INSERT, 1);
            transaction.update("CREATE TABLE big AS SELECT zeroblob(1000000)");
            return true;
        });
        assertThat(failed).failsWithin(LONG).withThrowableThat().havingCause().isInstanceOf(NotWrittenException.class);
        pages(Integer.MAX_VALUE);
        insert(2).join();
        assertThat(values()).containsExactly(2);
    }

    /** Limits the size of the database, as the size of the disk does. */
    private void pages(int most) {
        writer.submit(transaction -> transaction.query("PRAGMA max_page_count = " + most, row -> row.getInt(1)))
                .join();
    }

    @Test
    void writesAgainAfterTheDatabaseWasUnreachable() {
        dataSource.setUnreachable(true);
        assertThat(insert(1))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NotWrittenException.class)
                .withCauseInstanceOf(SQLTransientConnectionException.class);
        dataSource.setUnreachable(false);
        insert(2).join();
        assertThat(values()).containsExactly(2);
    }

    @Test
    void returnsItsConnectionWhenNothingIsToBeWritten() {
        insert(1).join();
        await().untilAsserted(() -> assertThat(dataSource.open()).isZero());
        insert(2).join();
        assertThat(values()).containsExactly(1, 2);
    }

    @Test
    void refusesAWriteWhenTooManyWait() {
        var release = occupied();
        var writes = IntStream.range(0, MOST_WAITING).mapToObj(this::insert).toList();
        assertThat(insert(MOST_WAITING))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RejectedExecutionException.class)
                .withMessage("10000 writes wait for the database");
        release.countDown();
        writes.forEach(CompletableFuture::join);
        assertThat(values()).hasSize(MOST_WAITING);
    }

    @Test
    void commitsWhatWaitsWhenItIsClosed() {
        var release = occupied();
        var write = insert(1);
        var closing = CompletableFuture.runAsync(writer::close);
        await().until(() -> insert(2).isCompletedExceptionally());
        release.countDown();
        closing.join();
        assertThat(write).isCompletedWithValue(true);
        assertThat(values()).contains(1);
    }
}
