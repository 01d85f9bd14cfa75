package dev.stagedoor.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.ask.Executed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Failure in the words of JSON. What is not known is left out.
 *
 * @param time when it happened
 * @param process the process that recorded it: a worker's name, or the host and port of a member
 * @param type the name of the actor's type; {@link ActorFailure#NO_TYPE} if it concerns no actor that is served
 * @param id the actor's id
 * @param cause why the message went nowhere
 * @param message the name of the message
 * @param exception the class of the exception
 * @param traceId the trace that the ask belongs to
 * @param executed whether the actor handled the message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListedFailure(
        Instant time,
        String process,
        String type,
        @Nullable String id,
        String cause,
        @Nullable String message,
        @Nullable String exception,
        @Nullable String traceId,
        @Nullable String executed) {

    /** Returns the failure of a process. */
    public static ListedFailure of(String process, ActorFailure failure) {
        return new ListedFailure(
                failure.time(),
                process,
                failure.type(),
                failure.id(),
                failure.cause().word(),
                failure.message(),
                failure.exception(),
                failure.traceId(),
                word(failure.executed()));
    }

    /** Returns the last failures that processes listed, the newest first. */
    public static List<ListedFailure> newest(Collection<ProcessStatus> processes, int limit) {
        return processes.stream()
                .flatMap(process -> process.report().stream())
                .flatMap(report -> report.failures().stream().map(failure -> of(report.name(), failure)))
                .sorted(Comparator.comparing(ListedFailure::time).reversed())
                .limit(limit)
                .toList();
    }

    private static @Nullable String word(@Nullable Executed executed) {
        return executed == null ? null : executed.name().toLowerCase(Locale.ROOT);
    }
}
