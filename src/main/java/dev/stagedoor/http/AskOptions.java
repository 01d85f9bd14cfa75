package dev.stagedoor.http;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.http.problem.Answer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request is to be asked, as its headers say, and for whom.
 *
 * @param deadline until when its caller waits
 * @param preferred how long that is, if the caller said so
 * @param caller who waits
 * @param traceparent the caller's trace context, if it has one
 */
record AskOptions(
        Deadline deadline,
        Optional<Duration> preferred,
        Caller caller,
        @Nullable String traceparent) {

    /** The answer, once it says what was applied of what the caller prefers. */
    Answer appliedTo(Answer answer) {
        preferred.ifPresent(applied -> answer.with("Preference-Applied", "wait=" + applied.toSeconds()));
        return answer;
    }
}
