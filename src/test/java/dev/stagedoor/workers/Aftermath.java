package dev.stagedoor.workers;

import dev.stagedoor.workers.Crowd.Asked;
import java.util.List;

/**
 * What a worker's end cost those who asked around that time.
 *
 * @param worker the worker
 * @param pid its process that ended
 * @param at when that was sent a signal, as of {@link System#nanoTime()}
 * @param asked what was answered from then until the next end
 */
record Aftermath(String worker, long pid, long at, List<Asked> asked) {

    /** The asks that failed. */
    List<Asked> lost() {
        return asked.stream().filter(Asked::failed).toList();
    }

    /** The asks that failed although they were sent when somebody had been told of the end. */
    List<Asked> lostAfterTheNews() {
        var news = lost().stream().mapToLong(Asked::answered).min().orElse(Long.MAX_VALUE);
        return lost().stream().filter(ask -> ask.sent() > news).toList();
    }

    /** How long the longest of the asks took that succeeded, in milliseconds. */
    long longestWait() {
        return asked.stream()
                .filter(ask -> !ask.failed())
                .mapToLong(Asked::millis)
                .max()
                .orElse(0);
    }

    /** How long after the end the last of those was told whose ask had been on its way, in milliseconds. */
    long toldAfter() {
        return lost().stream()
                .mapToLong(ask -> (ask.answered() - at) / 1_000_000)
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return "event=worker-end worker=%s asked=%d lost=%d told-after=%dms longest-wait=%dms"
                .formatted(worker, asked.size(), lost().size(), toldAfter(), longestWait());
    }
}
