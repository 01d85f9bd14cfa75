package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.failure.ActorFailures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers to asks whose actor failed: to the ask that it handles, and to those in the stash if the journal failed. For
 * use by the actor's own thread.
 */
final class FailureAnswers {

    private final MessageStash stash;
    private final Passivation passivation;
    private final ActorFailures failures;
    private @Nullable Envelope current;
    private @Nullable Throwable recorded;
    private @Nullable Outcome journalFailure;

    FailureAnswers(MessageStash stash, Passivation passivation, ActorFailures failures) {
        this.stash = stash;
        this.passivation = passivation;
        this.failures = failures;
    }

    /** Sets the ask that the actor handles now: it is the one that a failure concerns. */
    void begin(Envelope ask) {
        current = ask;
        recorded = null;
    }

    /** Forgets the ask: a later failure does not concern it. */
    void end() {
        current = null;
        recorded = null;
    }

    /** Forgets all of an actor that was restarted. */
    void clear() {
        current = null;
        recorded = null;
        journalFailure = null;
    }

    /**
     * Answers the asks that the failure concerns.
     *
     * @param recovered whether the actor had recovered before it failed
     */
    void failed(Throwable thrown, boolean recovered) {
        if (current == null) {
            record(thrown);
            answerStashed(
                    recovered
                            ? Persistence.outcomeOfWriteFailure(thrown)
                            : Persistence.outcomeOfRecoveryFailure(thrown));
            return;
        }
        var outcome = Persistence.outcomeOfWriteFailure(thrown);
        recorded = thrown;
        failures.failed(current, thrown, outcome.map(FailureAnswers::executed).orElse(Executed.UNKNOWN));
        current.answer(outcome.orElse(new Outcome.Failed(Executed.UNKNOWN)));
        current = null;
        answerStashed(outcome);
    }

    /** Records a failure that concerns no ask, unless it was recorded where it came from. */
    void record(Throwable thrown) {
        if (!thrown.equals(recorded) && !(recorded != null && recorded.equals(thrown.getCause()))) {
            recorded = thrown;
            failures.failed(thrown);
        }
    }

    private static Executed executed(Outcome outcomeOfWrite) {
        return outcomeOfWrite instanceof Outcome.JournalFailed(var executed) ? executed : Executed.NO;
    }

    private void answerStashed(Optional<Outcome> outcome) {
        if (outcome.isPresent()) {
            journalFailure = outcomeOfStashed(outcome.get());
            passivation.addWaiters(stash.answerAll(journalFailure));
        }
    }

    /** Returns the outcome of messages that the actor had not begun when the journal failed. */
    private static Outcome outcomeOfStashed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.JournalFailed failed -> new Outcome.JournalFailed(Executed.NO);
            case Outcome.Unpersistable unpersistable -> new Outcome.Failed(Executed.NO);
            default -> outcome;
        };
    }

    /** Returns the outcome of stashed messages, once, if the journal failed; null if it did not. */
    @Nullable
    Outcome takeJournalFailure() {
        var failure = journalFailure;
        journalFailure = null;
        return failure;
    }
}
