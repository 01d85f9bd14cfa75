package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps outcomes to problems, and is the only place that does. */
final class Problems {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String FORCED_OPEN =
            "An operator forced the circuit breaker of this type of actors open; no ask is sent until an operator closes it.";

    private Problems() {}

    /**
     * Returns the problem that the outcome is for the caller; empty if the outcome is a success.
     *
     * @param safe whether the caller may repeat the request at will
     */
    static Optional<Problem> of(Outcome outcome, boolean safe) {
        return Optional.ofNullable(
                switch (outcome) {
                    case Outcome.Replied replied -> null;
                    case Outcome.Told told -> null;
                    case Outcome.Started started -> null;
                    case Outcome.Stopped stopped -> null;
                    case Outcome.Erased(var found) -> found ? null : nothingPersisted();
                    case Outcome.InvalidId(var reason) -> Problem.of(ProblemType.INVALID_ID, reason);
                    case Outcome.JournalFailed(var executed) ->
                        executed == Executed.NO
                                ? noDatabase("The database could not be used, so the actor changed nothing.")
                                        .retryAfter(SOON)
                                : noDatabase(
                                                "The database failed while it wrote what the actor persisted, so it may or may not have been stored.")
                                        .after(executed, safe);
                    case Outcome.JournalMissing() ->
                        noDatabase("The actor persists, but the service was started without a database.")
                                .with(Executed.NO, false);
                    case Outcome.Unrecoverable() ->
                        Problem.of(
                                ProblemType.UNREADABLE_STATE,
                                "What the actor persisted cannot be read, so the actor did not handle the message.");
                    case Outcome.Rejected(var reason) -> Problem.of(ProblemType.REJECTED, reason);
                    case Outcome.Unhandled() ->
                        Problem.of(ProblemType.REJECTED, "The actor does not handle this message in its present state.")
                                .with(Executed.NO, false);
                    case Outcome.Unpersistable(var reason) ->
                        Problem.of(ProblemType.UNWRITABLE_STATE, unpersistable(reason));
                    case Outcome.Overloaded(var limit) ->
                        Problem.of(ProblemType.OVERLOADED, overloaded(limit)).retryAfter(SOON);
                    case Outcome.CircuitOpen(var scope, var remaining) -> circuitOpen(scope, remaining);
                    case Outcome.NotReady() -> notReady();
                    case Outcome.Failed(var executed) ->
                        Problem.of(ProblemType.ACTOR_FAILED, failed(executed)).after(executed, safe);
                    case Outcome.Unrepeatable() -> answerLost(Executed.UNKNOWN);
                    case Outcome.Unreachable() ->
                        Problem.of(
                                        ProblemType.ACTOR_UNREACHABLE,
                                        "The process that hosted the actor ended before it replied.")
                                .after(Executed.UNKNOWN, safe);
                    case Outcome.OutOfSight(var remaining) ->
                        Problem.of(
                                        ProblemType.ACTOR_UNREACHABLE,
                                        "The process that hosts the actor cannot be reached; the actor will be available again, there or in another process.")
                                .after(Executed.NO, safe)
                                .retryAfter(remaining);
                    case Outcome.HostSilent() ->
                        deadlineExceeded("The process that hosts the actor did not answer by the deadline.")
                                .after(Executed.UNKNOWN, safe);
                    case Outcome.DeadlineExceeded(var executed) ->
                        deadlineExceeded(late(executed)).after(executed, safe);
                });
    }

    private static String overloaded(Outcome.Limit limit) {
        return switch (limit) {
            case TYPE -> "Too many asks to actors of this type are in flight.";
            case ACTOR -> "Too many asks to this actor are in flight.";
            case CALLER ->
                "Too many of your asks to actors of this type are in flight; stagedoor.guard.caller-share says how many may be.";
            case SILENT_HOST -> "Too many messages wait for the process that hosts the actor, which cannot be reached.";
            case ACTORS_IN_MEMORY ->
                "The process that would host the actor has no memory for one more; stagedoor.system.max-actors says how many it may have. Actors that are in memory are still served.";
        };
    }

    private static Problem circuitOpen(Outcome.Scope scope, @Nullable Duration remaining) {
        var problem = Problem.of(ProblemType.CIRCUIT_OPEN, remaining == null ? FORCED_OPEN : failedLately(scope))
                .withMember("breaker", scope.name().toLowerCase(Locale.ROOT));
        return remaining == null ? problem : problem.retryAfter(remaining);
    }

    private static String failedLately(Outcome.Scope scope) {
        return switch (scope) {
            case ACTOR ->
                "This actor failed too often lately, so no ask is sent to it for a while; other actors are served.";
            case TYPE ->
                "Many different actors of this type failed lately, so no ask is sent to any of them for a while.";
        };
    }

    private static Problem nothingPersisted() {
        return Problem.of(ProblemType.NOTHING_PERSISTED, "The actor has not persisted anything.");
    }

    private static Problem noDatabase(String detail) {
        return Problem.of(ProblemType.JOURNAL_UNAVAILABLE, detail);
    }

    private static Problem deadlineExceeded(String detail) {
        return Problem.of(ProblemType.DEADLINE_EXCEEDED, detail);
    }

    static Problem notReady() {
        return Problem.of(ProblemType.NOT_READY, "The service takes no asks at the moment.")
                .retryAfter(SOON);
    }

    static Problem forbidden() {
        return Problem.of(ProblemType.FORBIDDEN, "The rule of this message does not let the caller send it.");
    }

    static Problem callerUnknown() {
        return Problem.of(
                ProblemType.FORBIDDEN,
                "This message tells the actor who sent it, which the service does not know, or not in the form that the message needs.");
    }

    static Problem invalidKey(String detail) {
        return Problem.of(ProblemType.INVALID_IDEMPOTENCY_KEY, detail);
    }

    static Problem keyOfTell() {
        return Problem.of(
                ProblemType.IDEMPOTENCY_KEY_UNSUPPORTED,
                "The actor does not reply to this message, so nobody learns whether it handled it, and a key could not promise that it did. Send it without an Idempotency-Key, or send a message that the actor replies to.");
    }

    static Problem keyReused() {
        return Problem.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "The first request with this key had another method, URL or body; a new request needs a new key.");
    }

    /** Returns the problem with a request that ran before, and whose answer was not recorded. */
    static Problem answerLost(Executed executed) {
        return Problem.of(
                        ProblemType.ANSWER_LOST,
                        executed == Executed.YES
                                ? "The request took effect, but the process that ran it ended before it recorded the answer."
                                : "The process that ran the first request with this key ended before it recorded the answer.")
                .with(executed, false);
    }

    /**
     * Returns the problem with a request whose deadline passes while the first request with its key still runs. It is
     * retryable, because a repeat with the key runs nothing and may get the answer.
     */
    static Problem stillRunning() {
        return deadlineExceeded(
                        "The first request with this key had not been answered by the deadline of this request.")
                .with(Executed.UNKNOWN, true);
    }

    static Problem journalUnavailable() {
        return noDatabase(
                        "The database that stores answers failed or did not respond in time; without it, no request with a key is sent.")
                .retryAfter(SOON);
    }

    static Problem noJournal() {
        return noDatabase("The service has no database to store answers in, so it accepts no requests with a key.")
                .with(Executed.NO, false);
    }

    private static String unpersistable(@Nullable String reason) {
        return reason == null
                ? "What the actor tried to persist cannot be serialized, so the actor changed nothing."
                : "What the actor tried to persist could not be read again, so the actor changed nothing: %s."
                        .formatted(reason);
    }

    private static String failed(Executed executed) {
        return executed == Executed.NO
                ? "The actor stopped before it began to handle the message."
                : "The actor failed while it handled the message.";
    }

    private static String late(Executed executed) {
        return executed == Executed.NO
                ? "The message was still waiting for the actor at the deadline, and was dropped."
                : "The actor began to handle the message, but did not reply by the deadline.";
    }
}
