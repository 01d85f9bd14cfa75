package dev.stagedoor.journal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.journal.store.StoreDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

final class CheckpointsTests {

    private static final String INSERT = "INSERT INTO number (value, text) VALUES (?, zeroblob(300))";
    private static final int TOGETHER = 64;
    private static final long FAR = 1_000_000;

    /** SQLite copies a log of this size by itself. */
    private static final long LONGEST_LOG = DataSize.ofMegabytes(64).toBytes();

    @TempDir
    Path folder;

    private StoreDatabase database;

    @BeforeEach
    void open() {
        database = StoreDatabase.sqlite(folder);
        database.jdbc()
                .sql("CREATE TABLE number (value INTEGER PRIMARY KEY, text BLOB)")
                .update();
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    @Test
    void startsTheLogAnewBeforeSqliteCopiesItInACommit() throws IOException {
        long largest = 0;
        try (var reader = new Reader(database.pool(), 1);
                var writer = new Writer(database.pool(), Turn.ALWAYS, reader)) {
            for (int group = 0; group < 600; group++) {
                write(writer, group).join();
                largest = Math.max(largest, Files.size(folder.resolve("store.db-wal")));
            }
        }
        assertThat(database.jdbc()
                        .sql("SELECT COUNT(*) FROM number")
                        .query(Integer.class)
                        .single())
                .isEqualTo(600 * TOGETHER);
        assertThat(largest).isLessThan(LONGEST_LOG);
    }

    @Test
    void doesNotStopTheWriterWhenTheLogCannotBeCopied() {
        var reader = new Reader(database.pool(), 1);
        reader.close();
        try (var writer = new Writer(database.pool(), Turn.ALWAYS, reader)) {
            for (int group = 0; group < 100; group++) {
                assertThat(write(writer, group)).succeedsWithin(Duration.ofMinutes(1));
            }
        }
    }

    /** Writes rows that lie far apart, so that each changes another page. */
    private static CompletableFuture<Void> write(Writer writer, long group) {
        return CompletableFuture.allOf(LongStream.range(0, TOGETHER)
                .mapToObj(part -> writer.submit(transaction -> {
                    transaction.updateLater(INSERT, part * FAR + group);
                    return true;
                }))
                .toArray(CompletableFuture[]::new));
    }
}
