package dev.stagedoor.workers;

import dev.stagedoor.workers.Crowd.Asked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lives of actors, as those saw them who asked. */
final class Lives {

    private final Map<String, Map<String, List<Asked>>> byActor;

    Lives(List<Asked> asked) {
        this.byActor = asked.stream()
                .filter(ask -> !ask.failed())
                .collect(Collectors.groupingBy(Asked::id, Collectors.groupingBy(Asked::life)));
    }

    /** How many lives there were. */
    long count() {
        return byActor.values().stream().mapToLong(Map::size).sum();
    }

    /** The actors that were seen in two lives at once: each answered somebody who asked after the other had answered. */
    List<String> doubled() {
        return byActor.entrySet().stream()
                .filter(actor -> overlap(actor.getValue().values()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean overlap(Collection<List<Asked>> lives) {
        return lives.stream()
                .anyMatch(one -> lives.stream()
                        .filter(other -> !other.equals(one))
                        .anyMatch(other -> seen(one) < lastAsked(other) && seen(other) < lastAsked(one)));
    }

    private static long seen(List<Asked> life) {
        return life.stream().mapToLong(Asked::answered).min().orElseThrow();
    }

    private static long lastAsked(List<Asked> life) {
        return life.stream().mapToLong(Asked::sent).max().orElseThrow();
    }
}
