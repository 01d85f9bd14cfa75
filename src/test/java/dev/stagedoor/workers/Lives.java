package dev.stagedoor.workers;

import dev.stagedoor.workers.ConcurrentClients.Asked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lives of actors as clients saw them; a life lasts from the start of an actor to its end. */
final class Lives {

    private final Map<String, Map<String, List<Asked>>> byActor;

    Lives(List<Asked> asked) {
        this.byActor = asked.stream()
                .filter(ask -> !ask.failed())
                .collect(Collectors.groupingBy(Asked::id, Collectors.groupingBy(Asked::life)));
    }

    /** Returns the number of lives. */
    long count() {
        return byActor.values().stream().mapToLong(Map::size).sum();
    }

    /**
     * Returns the actors with two lives at once: each life answered an ask that was sent after the other had answered.
     */
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
                        .anyMatch(other ->
                                firstAnswered(one) < lastAsked(other) && firstAnswered(other) < lastAsked(one)));
    }

    private static long firstAnswered(List<Asked> life) {
        return life.stream().mapToLong(Asked::answered).min().orElseThrow();
    }

    private static long lastAsked(List<Asked> life) {
        return life.stream().mapToLong(Asked::sent).max().orElseThrow();
    }
}
