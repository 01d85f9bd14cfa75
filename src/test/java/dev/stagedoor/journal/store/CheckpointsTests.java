package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

final class CheckpointsTests {

    private static final int TOGETHER = 64;

    /** SQLite copies a log of this size by itself. */
    private static final long LONGEST_LOG = DataSize.ofMegabytes(64).toBytes();

    @TempDir
    Path folder;

    @Test
    void startsTheLogAnewBeforeSqliteCopiesItInACommit() throws IOException {
        long largest = 0;
        try (var database = StoreDatabase.sqlite(folder)) {
            for (int group = 0; group < 600; group++) {
                write(database.store().writer(), group).join();
                largest = Math.max(largest, Files.size(folder.resolve("store.db-wal")));
            }
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM stagedoor_event")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(600 * TOGETHER);
        }
        assertThat(largest).isLessThan(LONGEST_LOG);
    }

    @Test
    void doesNotStopTheWriterWhenTheLogCannotBeCopied() throws IOException {
        try (var database = StoreDatabase.sqlite(folder)) {
            var reader = new Reader(database.pool(), 1);
            reader.close();
            try (var writer = new Writer(database.pool(), Turn.ALWAYS, new Checkpoints(reader))) {
                for (int group = 0; group < 100; group++) {
                    assertThat(write(writer, group)).succeedsWithin(Duration.ofMinutes(1));
                }
            }
        }
    }

    /** Writes events of many actors, each of which changes another page. */
    private static CompletableFuture<Void> write(Writer writer, long group) {
        return CompletableFuture.allOf(LongStream.range(0, TOGETHER)
                .mapToObj(actor -> writer.submit(EventTable.insert(List.of(event(actor * 31, group + 1)), null)))
                .toArray(CompletableFuture[]::new));
    }

    private static StoredEvent event(long actor, long number) {
        var bytes = Long.toString(number).repeat(100).getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                "counter|" + actor, number, 1, "writer", "", new Payload(1, "number", bytes), null, Set.of());
    }
}
