package dev.stagedoor.idempotency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Queue of tasks. Tasks that end a request run first. The others run in rounds, one task of each caller per round, so
 * that a caller with many tasks does not delay the others. Safe for use by any thread.
 */
final class FairQueue {

    private final Map<String, Deque<Runnable>> byCaller = new LinkedHashMap<>();
    private final Deque<Runnable> ending = new ArrayDeque<>();

    synchronized void addEnding(Runnable task) {
        ending.add(task);
    }

    synchronized void removeEnding(Runnable task) {
        ending.remove(task);
    }

    synchronized void add(String caller, Runnable task) {
        byCaller.computeIfAbsent(caller, first -> new ArrayDeque<>()).add(task);
    }

    synchronized void remove(String caller, Runnable task) {
        byCaller.computeIfPresent(caller, (same, tasks) -> tasks.remove(task) && tasks.isEmpty() ? null : tasks);
    }

    /** Removes the next task and runs it; does nothing if the queue is empty. */
    void runNext() {
        var task = next();
        if (task != null) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        if (!ending.isEmpty()) {
            return ending.poll();
        }
        var callers = byCaller.entrySet().iterator();
        if (!callers.hasNext()) {
            return null;
        }
        var caller = callers.next();
        callers.remove();
        var task = caller.getValue().poll();
        if (!caller.getValue().isEmpty()) {
            byCaller.put(caller.getKey(), caller.getValue());
        }
        return task;
    }
}
