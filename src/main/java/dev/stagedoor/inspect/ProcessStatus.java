package dev.stagedoor.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State of one process of the service, as this process sees it.
 *
 * @param name its name: a worker's name, or the host and port of a member
 * @param role what it does
 * @param state its state
 * @param here whether it is this process
 * @param leader whether it leads the cluster
 * @param since when it entered its state; null if that is not known
 * @param restarts how often it was restarted; null if nobody restarts it
 * @param report what it tells of itself; empty if it did not answer in time
 */
public record ProcessStatus(
        String name,
        Role role,
        State state,
        boolean here,
        boolean leader,
        @Nullable Instant since,
        @Nullable Integer restarts,
        Optional<ProcessReport> report) {

    /** Returns the names of the processes that did not answer in time. */
    public static List<String> unanswered(Collection<ProcessStatus> all) {
        return all.stream()
                .filter(process -> process.report().isEmpty())
                .map(ProcessStatus::name)
                .toList();
    }

    /** What a process does. */
    public enum Role {
        /** Serves HTTP, and hosts the actors. */
        SERVICE,
        /** Serves HTTP. */
        GATEWAY,
        /** Hosts actors. */
        WORKER;

        /** Returns the name of the role in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** State of a process. */
    public enum State {
        /** Its process is starting. */
        STARTING,
        /** It joins the cluster. */
        JOINING,
        /** It works. */
        UP,
        /** It counts as up, but did not answer in time. */
        SILENT,
        /** The failure detector of the cluster suspects that it has failed. */
        UNREACHABLE,
        /** It leaves the cluster. */
        LEAVING,
        /** The cluster removes it. */
        DOWN,
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

        /** Returns the state of a process that counts as this, once it is known whether it answered. */
        public State answered(boolean inTime) {
            return this == UP && !inTime ? SILENT : this;
        }
    }
}
