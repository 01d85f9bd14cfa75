package dev.stagedoor.journal.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a journal that cannot be used at the start by its message, without a stack trace. */
final class JournalFailureAnalyzer extends AbstractFailureAnalyzer<JournalException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, JournalException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
