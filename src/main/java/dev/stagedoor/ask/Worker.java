package dev.stagedoor.ask;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A process that hosts actors for this one.
 *
 * @param name its name, which it keeps when it is replaced
 * @param pid the id of its process, or that of the last one if it has none now
 * @param state how it is
 * @param restarts how often it was replaced
 * @param since since when it is in this state
 * @param shards how many shards it hosts
 */
public record Worker(String name, long pid, State state, int restarts, Instant since, int shards) {

    /** How a worker is. */
    public enum State {
        /** Its process starts. */
        STARTING,
        /** Its actors can be asked. */
        UP,
        /** Its process ended, and is started again in a while. */
        RESTARTING,
        /** Its process fails again and again at its start; it is tried again, but seldom. */
        FAILED,
        /** It was stopped with the service. */
        STOPPED;

        /** The state as it is told. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
