package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what a process that writes events does to its file, and plays it to a disk that loses or tears everything that
 * was not flushed, with power cuts at any moment.
 */
@Tag("trial")
final class PowerCutIT {

    private static final Logger LOG = LoggerFactory.getLogger(PowerCutIT.class);

    private static final int CUTS = 1_000;
    private static final int IN_FLIGHT = 3;

    /** Enough that the log of changes is moved to the file several times. */
    private static final int ACKNOWLEDGED = 5_000;

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasAcknowledgedWhenThePowerFailsAtAnyMoment() throws Exception {
        var file = Files.createDirectory(folder.resolve("store"));
        StoreDatabase.sqlite(file).close();
        var before = Map.of(file.resolve("store.db").toString(), Files.readAllBytes(file.resolve("store.db")));
        record(file);
        var threads = traces();
        assertThat(threads.stream().filter(this::copiesTheLog))
                .as("threads beside the writer")
                .isNotEmpty();
        var steps = DiskTrace.read(threads);
        assertThat(steps.stream()
                        .filter(DiskTrace.Step.Written.class::isInstance)
                        .map(DiskTrace.Step.Written.class::cast))
                .extracting(DiskTrace.Step.Written::file)
                .contains(
                        file.resolve("store.db").toString(),
                        file.resolve("store.db-wal").toString());
        long seed = System.nanoTime();
        LOG.info("event=power-cuts seed={} steps={}", seed, steps.size());
        assertKept(before, steps, new Random(seed));
    }

    /** Records what a process does until it is killed. */
    private void record(Path file) throws IOException, InterruptedException {
        var prefix = folder.resolve("trace");
        var process = new ProcessBuilder(DiskTrace.command(prefix, StoreProcess.command(file, 1, IN_FLIGHT)))
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var last = Integer.toString(ACKNOWLEDGED);
            String line;
            do {
                line = output.readLine();
                assertThat(line).isNotNull();
            } while (!line.equals(last));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    /** Returns a file for each thread of the process. */
    private List<Path> traces() throws IOException {
        try (var threads = Files.list(folder)) {
            return threads.filter(Files::isRegularFile).toList();
        }
    }

    private boolean copiesTheLog(Path thread) {
        try {
            var written = DiskTrace.read(List.of(thread)).stream()
                    .filter(DiskTrace.Step.Written.class::isInstance)
                    .map(DiskTrace.Step.Written.class::cast)
                    .map(DiskTrace.Step.Written::file)
                    .collect(Collectors.toSet());
            return written.equals(Set.of(folder.resolve("store/store.db").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays the steps once, and cuts the power before random ones. */
    private void assertKept(Map<String, byte[]> before, List<DiskTrace.Step> steps, Random random)
            throws IOException, SQLException {
        var cuts = IntStream.generate(() -> random.nextInt(steps.size()))
                .limit(CUTS)
                .sorted()
                .iterator();
        var disk = new UnreliableDisk(before);
        long acknowledged = 0;
        int next = cuts.nextInt();
        for (int i = 0; i < steps.size(); i++) {
            while (next == i) {
                assertThat(eventsAfter(disk.afterPowerCut(random)))
                        .as("events after a power cut before step %s", i)
                        .isGreaterThanOrEqualTo(acknowledged);
                next = cuts.hasNext() ? cuts.nextInt() : -1;
            }
            disk.apply(steps.get(i));
            if (steps.get(i) instanceof DiskTrace.Step.Printed(var number)) {
                acknowledged = Math.max(acknowledged, number);
            }
        }
    }

    /** Opens the files that are left, and returns how many events they have, without gaps. */
    private long eventsAfter(Map<String, byte[]> files) throws IOException, SQLException {
        var left = Files.createTempDirectory(folder, "left");
        for (var file : files.entrySet()) {
            Files.write(left.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + left.resolve("store.db"));
                var statement = connection.createStatement()) {
            try (var check = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(check.next()).isTrue();
                assertThat(check.getString(1)).isEqualTo("ok");
            }
            try (var numbers =
                    statement.executeQuery("SELECT COUNT(*), COALESCE(MAX(sequence_number), 0) FROM stagedoor_event")) {
                assertThat(numbers.next()).isTrue();
                assertThat(numbers.getLong(1)).isEqualTo(numbers.getLong(2));
                return numbers.getLong(2);
            }
        } finally {
            try (var all = Files.list(left)) {
                for (var file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(left);
        }
    }
}
