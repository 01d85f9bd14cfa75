package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.envelope.Envelope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers to asks whose actor failed: to the ask that it handles, and to those in the stash if the journal failed. For
 * use by the actor's own thread.
 */
final class FailureAnswers {

    private final MessageStash stash;
    private final Passivation passivation;
    private @Nullable Envelope current;
    private @Nullable Outcome journalFailure;

    FailureAnswers(MessageStash stash, Passivation passivation) {
        this.stash = stash;
        this.passivation = passivation;
    }

    /** Sets the ask that the actor handles now: it is the one that a failure concerns. */
    void begin(Envelope ask) {
        current = ask;
    }

    /** Forgets the ask: a later failure does not concern it. */
    void end() {
        current = null;
    }

    /** Forgets all of an actor that was restarted. */
    void clear() {
        current = null;
        journalFailure = null;
    }

    /**
     * Answers the asks that the failure concerns.
     *
     * @param recovered whether the actor had recovered before it failed
     */
    void failed(Throwable thrown, boolean recovered) {
        if (current == null) {
            answerStashed(
                    recovered
                            ? Persistence.outcomeOfWriteFailure(thrown)
                            : Persistence.outcomeOfRecoveryFailure(thrown));
            return;
        }
        var outcome = Persistence.outcomeOfWriteFailure(thrown);
        current.answer(outcome.orElse(new Outcome.Failed(Executed.UNKNOWN)));
        current = null;
        answerStashed(outcome);
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
