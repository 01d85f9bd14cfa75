package dev.stagedoor.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells of itself.
 *
 * @param name the name by which operators know it: a worker's name, or the host and port of a member
 * @param since when its JVM was started
 * @param usedMemory how much heap it uses, in bytes
 * @param maxMemory how much heap it may use, in bytes
 * @param shards how many shards have an actor in its memory
 * @param actors how many actors of each type it has in memory
 * @param journal what it wrote to the journal; null if it has none
 * @param failures the failures that were asked for, the newest first
 */
public record ProcessReport(
        String name,
        Instant since,
        long usedMemory,
        long maxMemory,
        int shards,
        Map<String, Integer> actors,
        @Nullable JournalCounts journal,
        List<ActorFailure> failures) {

    /** Copies the collections. */
    public ProcessReport {
        actors = Map.copyOf(actors);
        failures = List.copyOf(failures);
    }
}
