package dev.stagedoor.workers;

import dev.stagedoor.workers.ConcurrentClients.Asked;
import java.util.List;

/**
 * Result of killing one worker: the asks from then on, and which of them failed.
 *
 * @param worker the name of the killed worker
 * @param pid the process that was killed
 * @param at when it was sent a signal, as of {@link System#nanoTime()}
 * @param asked the asks that were answered from then until the next kill
 */
record KillResult(String worker, long pid, long at, List<Asked> asked) {

    /** Returns the asks that failed. */
    List<Asked> lost() {
        return asked.stream().filter(Asked::failed).toList();
    }

    /** Returns the asks that failed although they were sent after the first failure was known. */
    List<Asked> lostAfterTheFirstFailure() {
        var firstFailure = lost().stream().mapToLong(Asked::answered).min().orElse(Long.MAX_VALUE);
        return lost().stream().filter(ask -> ask.sent() > firstFailure).toList();
    }

    /** Returns how long the longest successful ask took, in milliseconds. */
    long longestWait() {
        return asked.stream()
                .filter(ask -> !ask.failed())
                .mapToLong(Asked::millis)
                .max()
                .orElse(0);
    }

    /** Returns how long after the kill the last failed ask was answered, in milliseconds. */
    long lastFailureAfter() {
        return lost().stream()
                .mapToLong(ask -> (ask.answered() - at) / 1_000_000)
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return "event=worker-end worker=%s asked=%s lost=%s told-after=%sms longest-wait=%sms"
                .formatted(worker, asked.size(), lost().size(), lastFailureAfter(), longestWait());
    }
}
