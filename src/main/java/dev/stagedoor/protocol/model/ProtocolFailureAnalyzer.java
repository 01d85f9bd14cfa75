package dev.stagedoor.protocol.model;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a protocol that cannot be served in one sentence instead of a stack trace. */
final class ProtocolFailureAnalyzer extends AbstractFailureAnalyzer<ProtocolException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ProtocolException cause) {
        return new FailureAnalysis(
                "An actor's protocol cannot be served over HTTP: " + cause.getMessage(),
                "Change the message class so that it can be served.",
                cause);
    }
}
