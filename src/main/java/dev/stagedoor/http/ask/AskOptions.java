package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.request.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Options of an ask, read from the headers of its request.
 *
 * @param deadline when the caller stops waiting
 * @param preferred the wait that was applied, if the caller asked for one
 * @param caller the sender of the request
 * @param traceparent the caller's trace context; null if it sent no valid one
 * @param eventLoop runs what answers the request
 */
public record AskOptions(
        Deadline deadline,
        Optional<Duration> preferred,
        Caller caller,
        @Nullable String traceparent,
        Executor eventLoop) {

    /** Returns the answer; adds {@code Preference-Applied} (RFC 7240) if the caller asked for a wait. */
    Answer appliedTo(Answer answer) {
        return preferred
                .map(applied -> answer.with("Preference-Applied", "wait=" + applied.toSeconds()))
                .orElse(answer);
    }
}
