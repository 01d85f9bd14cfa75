package dev.stagedoor.idempotency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Queue of tasks that are taken in rounds, one task of each caller per round, so that a caller with many tasks does not
 * delay the others. For use by one thread at a time.
 */
final class FairQueue {

    private final Map<String, Deque<Runnable>> byCaller = new LinkedHashMap<>();
    private int size;

    void add(String caller, Runnable task) {
        byCaller.computeIfAbsent(caller, first -> new ArrayDeque<>()).add(task);
        size++;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Removes the next task, and returns it.
     *
     * @throws NoSuchElementException if the queue is empty
     */
    Runnable next() {
        var callers = byCaller.entrySet().iterator();
        var caller = callers.next();
        callers.remove();
        var task = caller.getValue().removeFirst();
        if (!caller.getValue().isEmpty()) {
            byCaller.put(caller.getKey(), caller.getValue());
        }
        size--;
        return task;
    }
}
