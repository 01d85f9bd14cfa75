package dev.stagedoor.http.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.guard.breaker.BreakerStatus;
import dev.stagedoor.guard.breaker.ShutOffActors;
import dev.stagedoor.inspect.Durations;
import dev.stagedoor.inspect.ListedFailure;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.inspect.ProcessStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the console shows of the whole service at one moment.
 *
 * @param time the moment
 * @param service the process that answers
 * @param types the types of actors
 * @param processes all processes, this one first
 * @param journal what all processes write; null if there is no journal
 * @param failures the last failures of all processes, the newest first
 * @param unanswered the processes that did not answer in time, so that something may be missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
        Instant time,
        Service service,
        List<Type> types,
        List<ShownProcess> processes,
        @Nullable Journal journal,
        List<ListedFailure> failures,
        List<String> unanswered) {

    Overview {
        types = List.copyOf(types);
        processes = List.copyOf(processes);
        failures = List.copyOf(failures);
        unanswered = List.copyOf(unanswered);
    }

    /** What a service can be asked to do. */
    enum State {
        /** It accepts asks. */
        UP,
        /** It does not accept asks. */
        OUT_OF_SERVICE,
        /** It stops, and answers the requests that it has. */
        DRAINING;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The process that answers.
     *
     * @param version the version of the application; null if it does not tell
     * @param base where the actors run
     * @param drain since when it stops, and how long that takes at most; null unless it stops
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(
            String name,
            @Nullable String version,
            String base,
            Instant since,
            String state,
            @Nullable Drain drain) {}

    /** The end of a service. */
    record Drain(Instant since, long longestSeconds) {}

    /**
     * A type of actors.
     *
     * @param asks the asks of the last second that came through this process
     * @param inMemory how many actors all processes that answered have in memory
     */
    record Type(
            String type,
            List<String> messages,
            Durations.Rates asks,
            int inMemory,
            BreakerStatus breaker,
            ShutOffActors shutOff) {

        Type {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A process. What only it knows is null if it did not answer.
     *
     * @param since when it was started, or else when it entered its state
     * @param restarts how often it was restarted; null if nobody restarts it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownProcess(
            String name,
            ProcessStatus.Role role,
            ProcessStatus.State state,
            boolean here,
            boolean leader,
            @Nullable Instant since,
            @Nullable Integer restarts,
            @Nullable Integer shards,
            @Nullable Integer actors,
            @Nullable Memory memory) {

        static ShownProcess of(ProcessStatus status) {
            var report = status.report();
            return new ShownProcess(
                    status.name(),
                    status.role(),
                    status.state(),
                    status.here(),
                    status.leader(),
                    report.map(ProcessReport::since).orElse(status.since()),
                    status.restarts(),
                    report.map(ProcessReport::shards).orElse(null),
                    report.map(told -> told.actors().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                            .orElse(null),
                    report.map(told -> new Memory(told.usedMemory(), told.maxMemory()))
                            .orElse(null));
        }
    }

    /** Heap of a process, in bytes. */
    record Memory(long used, long max) {}

    /**
     * Writes to the journal by all processes that answered, in the last second.
     *
     * @param mean how long a write took on average, in milliseconds; null if none ended
     * @param pending how many writes wait
     */
    record Journal(
            double perSecond,
            double failedPerSecond,
            @Nullable Double mean,
            int pending) {}
}
