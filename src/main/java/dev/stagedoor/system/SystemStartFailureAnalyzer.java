package dev.stagedoor.system;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say why the actors cannot be run, instead of a stack trace. */
final class SystemStartFailureAnalyzer extends AbstractFailureAnalyzer<SystemStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SystemStartException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
