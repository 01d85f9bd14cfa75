package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that write to a file, and reads what they have acknowledged. */
final class StoreKillIT {

    private static final int KILLS = 5;
    private static final int IN_FLIGHT = 50;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 200;

    @TempDir
    Path folder;

    @Test
    void keepsWhatAKilledProcessHasAcknowledged() throws IOException, InterruptedException {
        long last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = acknowledgedBeforeKill(last + 1);
            var found = numbers();
            assertThat(found).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(found)
                    .isEqualTo(LongStream.rangeClosed(1, found.size()).boxed().toList());
            last = found.size();
        }
    }

    /** Returns the number of the last event that a process has acknowledged when it is killed. */
    private long acknowledgedBeforeKill(long first) throws IOException, InterruptedException {
        var process = new ProcessBuilder(StoreProcess.command(folder, first, IN_FLIGHT))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.inputReader()) {
            long acknowledged = first - 1;
            while (acknowledged < first + ACKNOWLEDGED_BEFORE_KILL) {
                var line = output.readLine();
                assertThat(line).isNotNull();
                acknowledged = number(line, acknowledged);
            }
            // Unlike the process itself, its handle leaves the output open.
            process.toHandle().destroyForcibly();
            return output.lines().reduce(acknowledged, (before, line) -> number(line, before), Math::max);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    /** Returns the number that the line has; that of the line before if it has none, because it is cut off. */
    private static long number(String line, long before) {
        return line.equals(Long.toString(before + 1)) ? before + 1 : before;
    }

    private List<Long> numbers() throws IOException {
        try (var database = StoreDatabase.sqlite(folder)) {
            var found = new ArrayList<Long>();
            database.store()
                    .read(EventTable.replay(
                            StoreProcess.ID,
                            1,
                            Long.MAX_VALUE,
                            Long.MAX_VALUE,
                            event -> found.add(event.sequenceNumber())))
                    .join();
            return found;
        }
    }
}
