package dev.stagedoor.system.multiprocess;

import org.jspecify.annotations.Nullable;

/** Reason why one process of a worker ended, as far as it is known. Safe for use by any thread. */
final class EndReason {

    private final String jvmOptions;
    private volatile boolean attached;
    private volatile @Nullable String text;

    /**
     * Creates the reason of a process that is yet to be started.
     *
     * @param jvmOptions options that may keep the process from starting
     */
    EndReason(String jvmOptions) {
        this.jvmOptions = jvmOptions;
    }

    /** Notes that the process runs the application: its JVM accepted all options. */
    void attached() {
        attached = true;
    }

    /** Sets the reason, as the process or its gateway knows it. */
    void set(@Nullable String reason) {
        text = reason;
    }

    /** Returns the reason of a process that has ended: what was set, or else what the process wrote. */
    String complete(WorkerProcess ended, int exit) {
        var known = text;
        var reason = known == null ? guess(ended, exit) : known;
        text = reason;
        return reason;
    }

    private String guess(WorkerProcess ended, int exit) {
        var line = attached ? ended.lastLine() : ended.firstLine();
        var reason = line.isEmpty() ? "it ended with status " + exit : line;
        return attached ? reason : "stagedoor.system.worker.jvm-options=%s: %s".formatted(jvmOptions, reason);
    }

    @Override
    public String toString() {
        return String.valueOf(text);
    }
}
