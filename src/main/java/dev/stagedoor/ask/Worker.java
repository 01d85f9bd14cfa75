package dev.stagedoor.ask;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * Worker: a process that hosts actors for this one.
 *
 * @param name its name, which survives a restart
 * @param pid the id of its process, or of its last process if none is running; 0 before the first
 * @param state its state
 * @param restarts how often its process was restarted
 * @param since when it entered this state
 * @param shards how many shards it hosts
 */
public record Worker(String name, long pid, State state, int restarts, Instant since, int shards) {

    /** State of a worker. */
    public enum State {
        /** Its process is starting. */
        STARTING,
        /** Its actors accept asks. */
        UP,
        /** Its process ended, and will be restarted after a backoff. */
        RESTARTING,
        /** Several starts in a row failed; further starts follow at long intervals. */
        FAILED,
        /** It was stopped with the service. */
        STOPPED;

        /** Returns the name of the state in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
