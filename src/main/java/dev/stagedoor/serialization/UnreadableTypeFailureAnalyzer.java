package dev.stagedoor.serialization;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports types that actors persist and could not read again by their sentences, without a stack trace. */
final class UnreadableTypeFailureAnalyzer extends AbstractFailureAnalyzer<UnreadableTypeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableTypeException cause) {
        return new FailureAnalysis(
                "What an actor persists could not be read again: " + cause.getMessage(),
                "Change the types so that they can be read.",
                cause);
    }
}
