package dev.stagedoor.isolation;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Counts answers by their {@link Client.Answer#words()}. Safe for use by any thread. */
final class Tally {

    private final Map<String, AtomicInteger> counts = new ConcurrentSkipListMap<>();

    void add(Client.Answer answer) {
        counts.computeIfAbsent(answer.words(), words -> new AtomicInteger()).incrementAndGet();
    }

    /** Returns how many answers begin with the words. */
    int count(String words) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(words))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    /** Returns the number of answers by their words. */
    Map<String, Integer> all() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
