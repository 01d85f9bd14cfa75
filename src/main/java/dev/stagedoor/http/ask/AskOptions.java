package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.request.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Options of an ask, read from the headers of its request.
 *
 * @param deadline when the caller stops waiting
 * @param preferred the wait that was applied, if the caller asked for one
 * @param caller the sender of the request
 * @param origin the request that the ask comes from
 * @param eventLoop runs what answers the request
 */
public record AskOptions(
        Deadline deadline, Optional<Duration> preferred, Caller caller, Origin origin, Executor eventLoop) {

    /** Returns the options of an ask that a request with a key causes. */
    AskOptions causedBy(Cause cause) {
        return new AskOptions(deadline, preferred, caller, origin.with(cause), eventLoop);
    }

    /** Returns the answer; adds {@code Preference-Applied} (RFC 7240) if the caller asked for a wait. */
    Answer appliedTo(Answer answer) {
        return preferred
                .map(applied -> answer.with("Preference-Applied", "wait=" + applied.toSeconds()))
                .orElse(answer);
    }
}
